"""Where it is counted how often somebody knocks."""


def counters_url(redis_url: str) -> str:
    """The address of the house's Redis as redis-py spells it: a socket's is Celery's own way of writing."""
    if not redis_url.startswith("redis+socket:"):
        return redis_url
    return redis_url.replace("redis+socket:", "redis+unix:", 1).replace("virtual_host=", "db=", 1)
