# SPDX-FileCopyrightText: 2026 The Kurier authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A fault that a test asks of a server, once: the line "OPERATION NTH CODE DONE" in a file, which
goes when the fault has happened. The NTH time that OPERATION is asked for the server answers with
CODE, or drops the connection (0), after it did what was asked (DONE is 1) or without."""
import os

DROP = 0


class Fault:
    def __init__(self, line):
        self.operation, nth, code, done = line.split()
        self.left = int(nth)
        self.code = int(code)
        self.done = done == "1"


class Faults:
    def __init__(self, path):
        self.path = path
        self.stamp = None
        self.fault = None

    def take(self, operation):
        """The fault that happens now, or None."""
        try:
            status = os.stat(self.path)
        except FileNotFoundError:
            return None
        stamp = (status.st_ino, status.st_mtime_ns)
        if stamp != self.stamp:
            self.stamp = stamp
            with open(self.path) as file:
                self.fault = Fault(file.read())
        if operation != self.fault.operation:
            return None
        self.fault.left -= 1
        if self.fault.left > 0:
            return None
        os.unlink(self.path)
        self.stamp = None
        return self.fault
