// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// node uploadx-server.cjs PORT FOLDER: tus with the checksum extension.
const express = require("express");
const { tus } = require("@uploadx/core");

const [port, directory] = process.argv.slice(2);
const app = express();
app.use("/files", tus({ directory, logLevel: "error" }));
app.listen(Number(port), "127.0.0.1");
