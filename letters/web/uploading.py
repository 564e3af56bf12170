"""Files that are sent to the house: held in memory alone, for a disk would keep them in the clear."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from letters.workflow.publishing.photographs import MOST_BYTES

MOST_SENT = 4 * MOST_BYTES
"""Bytes after which nobody listens any more."""


class InMemory(FileUploadHandler):
    """Holds one byte more than a photograph may have; what comes behind that is heard, and dropped."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file."""
        super().new_file(*args, **kwargs)
        self._held, self._heard = bytearray(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Take what has room. Raises StopUpload."""
        self._heard += len(raw_data)
        if self._heard > MOST_SENT:
            raise StopUpload(connection_reset=True)
        self._held += raw_data[: max(0, MOST_BYTES + 1 - len(self._held))]

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file, without what had no room."""
        return InMemoryUploadedFile(
            BytesIO(bytes(self._held)), self.field_name, self.file_name or "", self.content_type, len(self._held), None
        )
