# SPDX-FileCopyrightText: 2026 The Kurier authors
# SPDX-License-Identifier: GPL-3.0-or-later
# python3 asyncssh-server.py PORT FOLDER HOSTKEY FAULTS: SFTP into FOLDER for anna, by password
# alone, with the faults of faults.py: its operations are those below, its codes SFTP's.
import asyncio
import inspect
import sys

import asyncssh

from faults import DROP, Faults

port, root, key = int(sys.argv[1]), sys.argv[2], sys.argv[3]
faults = Faults(sys.argv[4])
OPERATIONS = ("realpath", "stat", "lstat", "open", "fstat", "fsetstat", "write", "close", "rename",
              "remove")


class Door(asyncssh.SSHServer):
    def begin_auth(self, username):
        return True

    def public_key_auth_supported(self):
        return False

    def kbdint_auth_supported(self):
        return False

    def password_auth_supported(self):
        return True

    def validate_password(self, username, password):
        return username == "anna" and password == "open sesame"


class Folder(asyncssh.SFTPServer):
    def __init__(self, channel):
        super().__init__(channel, chroot=root)

    def refuse(self, fault):
        if fault.code == DROP:
            self.channel.get_connection().abort()
        raise asyncssh.SFTPError(fault.code or asyncssh.sftp.FX_CONNECTION_LOST,
                                 "This is a fault.")


def faulty(name):
    right = getattr(asyncssh.SFTPServer, name)

    async def operation(self, *arguments):
        fault = faults.take(name)
        if fault and not fault.done:
            self.refuse(fault)
        result = right(self, *arguments)
        if inspect.isawaitable(result):
            result = await result
        if fault:
            self.refuse(fault)
        return result

    return operation


for each in OPERATIONS:
    setattr(Folder, each, faulty(each))


async def serve():
    await asyncssh.create_server(
        Door, "127.0.0.1", port, server_host_keys=[key], sftp_factory=Folder)
    await asyncio.Event().wait()


asyncio.run(serve())
