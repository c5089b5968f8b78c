/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.core.metrics;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One MBean per task, {@code com.wearepatchworks.connect:type=...,connector=...,task=...}, a gauge
 * per attribute.
 */
final class JmxMetrics implements Metrics, DynamicMBean {
  private static final Logger LOG = LoggerFactory.getLogger(JmxMetrics.class);
  private static final MBeanServer SERVER = ManagementFactory.getPlatformMBeanServer();

  /** Who holds which name now: only they may end it. */
  private static final Map<ObjectName, JmxMetrics> SHOWN = new HashMap<>();

  private final Map<String, Gauge> gauges = new ConcurrentHashMap<>();
  private final ObjectName name;

  private record Gauge(String description, LongSupplier value) {}

  JmxMetrics(String type, Map<String, String> tags) {
    StringBuilder text = new StringBuilder("com.wearepatchworks.connect:type=").append(type);
    tags.forEach(
        (tag, value) -> text.append(',').append(tag).append('=').append(ObjectName.quote(value)));
    try {
      name = new ObjectName(text.toString());
      register();
    } catch (JMException e) {
      throw new IllegalArgumentException("No metrics for " + tags, e);
    }
  }

  /** A task that starts before its predecessor has ended takes the name over. */
  private void register() throws JMException {
    synchronized (SHOWN) {
      if (SERVER.isRegistered(name)) {
        SERVER.unregisterMBean(name);
      }
      SERVER.registerMBean(this, name);
      SHOWN.put(name, this);
    }
  }

  @Override
  public void gauge(String gauge, String description, LongSupplier value) {
    gauges.put(gauge, new Gauge(description, value));
  }

  @Override
  public Object getAttribute(String attribute) throws AttributeNotFoundException {
    Gauge gauge = gauges.get(attribute);
    if (gauge == null) {
      throw new AttributeNotFoundException(attribute);
    }
    return gauge.value.getAsLong();
  }

  @Override
  public AttributeList getAttributes(String[] attributes) {
    AttributeList list = new AttributeList();
    for (String attribute : attributes) {
      Gauge gauge = gauges.get(attribute);
      if (gauge != null) {
        list.add(new Attribute(attribute, gauge.value.getAsLong()));
      }
    }
    return list;
  }

  @Override
  public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
    throw new AttributeNotFoundException(attribute.getName() + " is read-only");
  }

  @Override
  public AttributeList setAttributes(AttributeList attributes) {
    return new AttributeList();
  }

  @Override
  public Object invoke(String action, Object[] parameters, String[] signature) {
    throw new UnsupportedOperationException(action);
  }

  @Override
  public MBeanInfo getMBeanInfo() {
    List<MBeanAttributeInfo> attributes = new ArrayList<>();
    gauges.forEach(
        (gauge, of) ->
            attributes.add(
                new MBeanAttributeInfo(gauge, "long", of.description, true, false, false)));
    attributes.sort(Comparator.comparing(MBeanAttributeInfo::getName));
    return new MBeanInfo(
        getClass().getName(),
        "Numbers of one task",
        attributes.toArray(MBeanAttributeInfo[]::new),
        null,
        null,
        null);
  }

  @Override
  public void close() {
    try {
      synchronized (SHOWN) {
        if (SHOWN.remove(name, this)) {
          SERVER.unregisterMBean(name);
        }
      }
    } catch (JMException e) {
      LOG.debug("{} was not registered any more", name, e);
    }
  }
}
