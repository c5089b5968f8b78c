/* SPDX-License-Identifier: Apache-2.0 */
package com.wearepatchworks.connect.examples;

/** Where a run takes place: the project's files, the run's logs, and what people see. */
record Place(Home home, Logs logs, Screen screen) {}
