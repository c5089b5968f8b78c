/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.http.sink;

import com.wearepatchworks.connect.core.config.OneOf;
import com.wearepatchworks.connect.core.config.Option;
import com.wearepatchworks.connect.core.config.OptionGroup;
import com.wearepatchworks.connect.core.template.HeaderTemplates;
import com.wearepatchworks.connect.core.template.SinkScope;
import com.wearepatchworks.connect.core.template.Template;
import com.wearepatchworks.connect.core.template.ValidTemplate;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What requests look like. */
record RequestOptions(
    UrlTemplate url,
    Template method,
    HeaderTemplates headers,
    Content content,
    String idempotencyHeader,
    Template idempotencyId) {
  private static final String URL = "url";
  private static final String METHOD = "method";
  private static final String CONTENT_TYPE = "content.type";
  private static final String WRAP = "body.wrap";
  private static final String TOMBSTONES = "tombstones";
  private static final String ID_HEADER = "idempotency.header";
  private static final String ID = "idempotency.id";

  /** What is in a request's body. */
  record Content(String type, Wrap wrap, Tombstones tombstones) {}

  static void define(ConfigDef def) {
    defineRequest(OptionGroup.of(def, "Request"));
    defineIdentity(OptionGroup.of(def, "Identity"));
  }

  private static void defineRequest(OptionGroup group) {
    ValidTemplate template = new ValidTemplate(SinkScope.ROOTS);
    group
        .add(
            Option.password(URL)
                .validatedBy(new UrlTemplate.Valid())
                .important()
                .doc(
                    "Where to send records: `https://webhooks.wearepatchworks.com/api/v1/<company>/<id>?patchworks_signature=<signature>`. `${key}`, `${value.field}`, `${topic}`, `${header.name}` may stand in path and query and are percent-encoded. A secret, because webhook URLs carry a signature."))
        .add(
            Option.string(METHOD)
                .defaultsTo("POST")
                .validatedBy(template)
                .doc("HTTP method, such as POST, PUT, PATCH; `${value.action}` is possible."))
        .add(
            Option.string(CONTENT_TYPE)
                .defaultsTo("application/json")
                .doc("Content-Type of the body."))
        .add(
            Option.string(HeaderTemplates.PREFIX + "*")
                .optional()
                .doc(
                    "Request headers, one option each: `headers.X-Shop=${value.shop}`. Left out when empty. A value that HTTP cannot carry makes the record a dead letter. For secrets use `auth.*`."))
        .add(
            Option.string(WRAP)
                .defaultsTo("none")
                .validatedBy(OneOf.constantsOf(Wrap.class))
                .recommendedBy(OneOf.constantsOf(Wrap.class))
                .doc(
                    "`none`: the body is the value: Structs and Maps as JSON without an envelope, text and bytes as they are. `payload`: `{\"payload\":\"<value as a string>\"}`, which Patchworks' `/start` and `/manual` endpoints take."))
        .add(
            Option.string(TOMBSTONES)
                .defaultsTo("ignore")
                .validatedBy(OneOf.constantsOf(Tombstones.class))
                .recommendedBy(OneOf.constantsOf(Tombstones.class))
                .doc(
                    "A record whose value is null: `ignore` it, send it `empty`, send a `delete` request, or `report` it to the dead-letter queue."));
  }

  private static void defineIdentity(OptionGroup group) {
    group
        .add(
            Option.string(ID_HEADER)
                .defaultsTo("Idempotency-Key")
                .doc(
                    "Header that carries an id which stays the same however often a record is sent, so that the receiver can recognise it. Empty: none."))
        .add(
            Option.string(ID)
                .defaultsTo("${topic}-${partition}-${offset}")
                .validatedBy(new ValidTemplate(SinkScope.ROOTS))
                .doc("The id."));
  }

  static RequestOptions from(AbstractConfig config) {
    return new RequestOptions(
        UrlTemplate.parse(config.getPassword(URL).value()),
        Template.compile(config.getString(METHOD), SinkScope.ROOTS),
        HeaderTemplates.of(config.originalsStrings(), SinkScope.ROOTS),
        new Content(
            config.getString(CONTENT_TYPE),
            OneOf.parse(Wrap.class, config.getString(WRAP)),
            OneOf.parse(Tombstones.class, config.getString(TOMBSTONES))),
        config.getString(ID_HEADER),
        Template.compile(config.getString(ID), SinkScope.ROOTS));
  }
}
