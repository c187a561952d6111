"""Say what is wrong with this installation, and how to mend it.

    manage.py doctor

One line a finding, errors first; exits with 1 if there is an error, so that it can watch over a site.
"""

import sys
from typing import Any

from django.core import checks

from archive.management.checkup import checkup
from archive.management.command import ArchiveCommand


class Command(ArchiveCommand):
    help = __doc__
    requires_system_checks = ()

    def handle(self, *args: Any, **options: Any) -> None:
        findings = checkup()
        for finding in findings:
            kind = "Error" if finding.level >= checks.ERROR else "Warning"
            hint = f" – {finding.hint}" if finding.hint else ""
            self.stdout.write(f"{kind} {finding.id}: {finding.msg}{hint}")
        if not findings:
            self.stdout.write("All is well.")
        if any(finding.level >= checks.ERROR for finding in findings):
            sys.exit(1)
