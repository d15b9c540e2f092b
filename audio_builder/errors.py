"""The exceptions a user may meet, and the exit code each one carries.

RepcastError                 a named failure: exit 1
├── InputError               what the user wrote is wrong: exit 2
│   ├── UnreadableError      a file of another program cannot be read (exchange.draft)
│   ├── RoutineError         a routine file has problems, each with its place (loading.problems)
│   ├── ProgrammeError       as that, of a programme file (programme.file)
│   ├── OverrunError         words do not fit the slot the routine gives them (planning.layout)
│   ├── UnfitError           a routine's words, before they have their places (building.findings)
│   └── PaceError            a pace outside what the language allows (model.pace)
├── VoiceError               a voice cannot speak this phrase (voices)
│   └── NoVoiceError         a voice cannot run on this machine at all
├── ExecutorError            work cannot be done where it was to be done (executors)
│   ├── LostWorkError        a piece of work ended every worker that took it up
│   └── ClusterError         a cluster is not there, or is not one that can do our work
└── LibraryError             output/ is missing, damaged or from another version (library)
    └── DamageError          one file of it is, and stays so until a build writes it anew

Anything else that escapes is a bug: exit 3.
"""

import copyreg
from typing import Any, ClassVar


class RepcastError(Exception):
    """A failure with one clear sentence for the user: what happened and the way out."""

    exit_code: ClassVar[int] = 1

    def __reduce__(self) -> tuple[Any, ...]:
        """As Python's own, but without `__init__`, whose arguments are not those of `Exception`.

        An error that a worker meets comes from another process, whatever its subclass takes.
        """
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


class InputError(RepcastError):
    """What the user wrote is wrong; the message says where, what, and how to mend it."""

    exit_code: ClassVar[int] = 2


class PaceError(InputError):
    """A breath, rep count or guide outside what the language allows."""


class VoiceError(RepcastError):
    """A voice cannot speak a phrase."""


class NoVoiceError(VoiceError):
    """A voice is not available here, whatever it is to speak."""


class ExecutorError(RepcastError):
    """Work cannot be done where it was to be done."""


class LostWorkError(ExecutorError):
    """A piece of work ended every worker that took it up."""


class ClusterError(ExecutorError):
    """A cluster is not there, or is not one that can do our work."""


class LibraryError(RepcastError):
    """The built output is missing, damaged, or written by a version this one cannot read."""


class DamageError(LibraryError):
    """A file of the library is not what a build wrote; to read it again changes nothing."""
