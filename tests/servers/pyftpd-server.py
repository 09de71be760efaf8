# SPDX-FileCopyrightText: 2026 The Kurier authors
# SPDX-License-Identifier: GPL-3.0-or-later
# python3 pyftpd-server.py PORT FOLDER FAULTS: FTP into FOLDER for anybody, with the faults of
# faults.py: its operations are FTP's commands, its codes FTP's replies.
import logging
import socket
import sys

from pyftpdlib.authorizers import DummyAuthorizer
from pyftpdlib.handlers import FTPHandler
from pyftpdlib.servers import FTPServer

from faults import DROP, Faults

logging.basicConfig(level=logging.DEBUG)
faults = Faults(sys.argv[3])


class Handler(FTPHandler):
    authorizer = DummyAuthorizer()
    fault = None

    def pre_process_command(self, line, cmd, arg):
        fault = faults.take(cmd)
        if fault and not fault.done:
            self.refuse(fault)
            return
        self.fault = fault
        super().pre_process_command(line, cmd, arg)

    def respond(self, resp, *rest, **named):
        # What comes before the last reply says that a transfer begins.
        if self.fault and not resp.startswith("1"):
            fault, self.fault = self.fault, None
            self.refuse(fault)
            return
        super().respond(resp, *rest, **named)

    def refuse(self, fault):
        if fault.code == DROP:
            self.socket.shutdown(socket.SHUT_RDWR)
        else:
            super().respond(f"{fault.code} This is a fault.")


Handler.authorizer.add_anonymous(sys.argv[2], perm="elradfmwMT")
FTPServer(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
