// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// node s3rver-server.cjs PORT FOLDER: S3 that can neither list nor abort an upload.
const S3rver = require("s3rver");

const [port, directory] = process.argv.slice(2);
new S3rver({ address: "127.0.0.1", port: Number(port), directory, silent: true }).run();
