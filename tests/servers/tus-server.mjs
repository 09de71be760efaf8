// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// node tus-server.mjs PORT FOLDER: tus whose uploads expire after a day.
import { Server } from "@tus/server";
import { FileStore } from "@tus/file-store";

const [port, directory] = process.argv.slice(2);
new Server({ path: "/files", datastore: new FileStore({ directory, expirationPeriodInMilliseconds: 86400000 }) })
  .listen({ host: "127.0.0.1", port: Number(port) });
