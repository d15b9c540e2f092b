"""Publishing: what a folder changed is sent, then the index is put in its place in one step.

No reader sees anything of it before: what an index names is there under its digest, and stays. Of
two who publish at once, one finds the other's index and merges with it. A kill leaves objects that
the next attempt finds.
"""

import hashlib
import random
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Final

from audio_builder.building.locking import sole_writer
from audio_builder.errors import LibraryError
from audio_builder.library.opening import open_library
from audio_builder.publishing.contents import Part, part_of, records_of, rest_of
from audio_builder.publishing.looking import find_edition, parse_edition
from audio_builder.publishing.marks import refuse_while_cleaning
from audio_builder.publishing.merging import Merged, merge, row_digest
from audio_builder.publishing.probing import refuse_without_conditions
from audio_builder.publishing.remembered import read_base, write_base
from audio_builder.publishing.sending import SENDERS, Report, Sender, Sent
from audio_builder.publishing.site import Both, with_site
from audio_builder.publishing.work import Publication, Published
from audio_builder.records import Index, Row, render_record
from audio_builder.stores.bucket import ConflictError, Found
from audio_builder.stores.folder import Folder
from audio_builder.stores.layout import POINTER, edition_key
from audio_builder.stores.objects import Objects
from audio_builder.stores.patience import patiently

ATTEMPTS: Final = 50
"""So often another publisher may be quicker."""


def publish(job: Publication, report: Report) -> Published:
    """Publish a folder.

    Raises:
        LibraryError: if the folder is not as a build left it, the store's library cannot be read,
            or the store cannot be published into just now.
        OSError: if the store or the disk does not answer.
    """
    open_library(job.folder)  # before the lock leaves a file in a folder that is no library
    with sole_writer(job.folder, report.waiting):
        return _Publisher(job, report).run()


class _Publisher:
    """One publication at work."""

    def __init__(self, job: Publication, report: Report) -> None:
        self._job = job
        self._bucket = job.bucket
        self._held = open_library(job.folder).index
        self._store = Objects(job.bucket, patience_s=job.patience_s)
        self._sender = Sender(Folder(job.folder), job.bucket, report, job.patience_s)
        self._base = read_base(job.folder, str(job.bucket))
        self._removed = self._held.removed
        self._over = {row.id: row_digest(row) for row in job.over}

    def run(self) -> Published:
        """Publish, again after each conflict."""
        if not self._job.alone and not self._base:
            refuse_without_conditions(self._bucket, self._job.patience_s)
        sent, changed = Sent(), frozenset[str]()
        for attempt in range(ATTEMPTS):
            found = self._found()
            mine, index, more = self._prepared(found)
            sent, changed = sent + more, changed | mine
            text = render_record(index).encode()
            same = found is not None and found.data == text
            if same or self._replaced(found, text):
                self._remember()
                attempts = attempt if same else attempt + 1
                return Published(index=index, changed=changed, sent=sent, attempts=attempts)
            # Whoever was quicker is through; a store that tells old news needs some time.
            time.sleep(random.uniform(0.1, 1.0) * min(attempt / 5, 1.0))  # noqa: S311 - not secret
        message = f"{self._bucket}: others publish there all the time; try again later"
        raise LibraryError(message)

    def _found(self) -> Found | None:
        """The edition that is there."""
        return find_edition(self._bucket, self._job.patience_s)

    def _prepared(self, found: Found | None) -> tuple[frozenset[str], Index, Sent]:
        """The routines that are another than there, and the next edition: all it names is there."""
        theirs = parse_edition(self._bucket, found)
        merged = merge(
            self._held.routines,
            theirs.routines if theirs else (),
            self._base,
            self._removed,
            self._over,
        )
        changed = self._to_send(merged)
        records = (part for row in changed for part in records_of(row))
        # Sent even if they are there: whoever cleans finds what they name from here on.
        sent = self._sender.send(records, anew=True)
        draft = self._held.model_copy(
            update={
                "routines": merged.rows,
                "base_url": self._held.base_url or (theirs and theirs.base_url),
                "static": False,
                "clips": "",
                "previous": theirs.previous if theirs else "",
            }
        )
        both = Both(self._job.folder, self._store)
        index, site = with_site(self._held, draft, both)
        if found is not None and index != theirs:
            digest = hashlib.sha256(found.data).hexdigest()
            index = index.model_copy(update={"previous": digest})
        self._announce(render_record(index).encode(), found)
        known = set() if self._job.whole else self._known(theirs, changed)
        folder = Folder(self._job.folder)
        rest = [part for row in changed for part in rest_of(folder, row)]
        sent += self._sender.send(part for part in (*rest, *site) if part.key not in known)
        return merged.mine, index, sent

    def _to_send(self, merged: Merged) -> tuple[Row, ...]:
        held = frozenset(self._held.routines) if self._job.whole else frozenset()
        return tuple(row for row in merged.rows if row.id in merged.mine or row in held)

    def _known(self, theirs: Index | None, changed: Iterable[Row]) -> set[str]:
        """The keys of what the store has of these routines, as they were, and of the page."""
        if theirs is None:
            return set()
        ids = {row.id for row in changed}
        rows = [row for row in theirs.routines if row.id in ids]
        with ThreadPoolExecutor(SENDERS, thread_name_prefix="publish") as pool:
            known = {part.key for parts in pool.map(self._rest_there, rows) for part in parts}
        return known | {part_of(file).key for file in theirs.files}

    def _rest_there(self, row: Row) -> tuple[Part, ...]:
        try:
            return rest_of(self._store, row)
        except LibraryError:
            return ()  # lost or damaged: each object is looked for

    def _announce(self, text: bytes, found: Found | None) -> None:
        """Tell whoever cleans what is going to be named."""
        if found is None or found.data != text:
            patiently(lambda: self._bucket.put(edition_key(text), text), self._job.patience_s)
        refuse_while_cleaning(self._bucket, datetime.now(tz=UTC), self._job.patience_s)

    def _replaced(self, found: Found | None, text: bytes) -> bool:
        """Put an index in the place of the one that was found; False if another is there."""
        over = found.version if found else None

        def replace() -> None:
            if self._job.alone:
                self._bucket.put(POINTER, text)
            else:
                self._bucket.replace(POINTER, text, over)

        try:
            patiently(replace, self._job.patience_s)
        except ConflictError:
            # Perhaps with ourselves: the answer to an attempt that succeeded was lost.
            now = self._found()
            return now is not None and now.data == text
        return True

    def _remember(self) -> None:
        digests = {row.id: row_digest(row) for row in self._held.routines}
        write_base(self._job.folder, str(self._bucket), digests)
