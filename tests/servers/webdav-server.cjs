// SPDX-FileCopyrightText: 2026 The Kurier authors
// SPDX-License-Identifier: GPL-3.0-or-later
// node webdav-server.cjs PORT FOLDER: another WebDAV that keeps what came of a PUT that was cut.
const { v2: webdav } = require("webdav-server");

const [port, root] = process.argv.slice(2);
const server = new webdav.WebDAVServer({ hostname: "127.0.0.1", port: Number(port) });
server.setFileSystem("/", new webdav.PhysicalFileSystem(root), () => server.start(() => {}));
