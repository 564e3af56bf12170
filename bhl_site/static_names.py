"""Under which name a browser asks for a style or a picture."""

from django.contrib.staticfiles.storage import ManifestStaticFilesStorage


class HashedStaticFiles(ManifestStaticFilesStorage):
    """What collectstatic has gathered goes by a name with the digest of its bytes, so that browsers and proxies keep it
    for ever, and a changed file is another. What it has not gathered goes by its own name: a forgotten step shows no
    bare page."""

    def stored_name(self, name: str) -> str:
        """The name with the digest, or the name."""
        return self.hashed_files.get(self.hash_key(self.clean_name(name)), name)
