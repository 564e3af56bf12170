"""The whole house on one machine: its processes, started, watched over and stopped together.

`python -m bhl_site.house` opens it for a person. From Python, `with house(data_dir) as opened:` does, and
`opened.supervisor` tends it: nothing runs in the background, so a caller who waits must tend.
"""

from bhl_site.house.child import Child
from bhl_site.house.lock import AlreadyOpen
from bhl_site.house.opening import CannotOpen, House, house
from bhl_site.house.supervisor import ClosingAsked, GaveUp, Supervisor

__all__ = ["AlreadyOpen", "CannotOpen", "Child", "ClosingAsked", "GaveUp", "House", "Supervisor", "house"]
