// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// node nephele-server.mjs PORT FOLDER: WebDAV that keeps what came of a PUT that was cut.
import express from "express";
import nephele from "nephele";
import FileSystem from "@nephele/adapter-file-system";
import NoAuthenticator from "@nephele/authenticator-none";

const [port, root] = process.argv.slice(2);
const pick = (module) => module.default ?? module;
const adapter = new (pick(FileSystem))({ root });
const authenticator = new (pick(NoAuthenticator))();
const app = express();
app.use("/", pick(nephele)({ adapter, authenticator }));
app.listen(Number(port), "127.0.0.1");
