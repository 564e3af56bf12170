"""The figures of the house in Prometheus' text format, for who may watch it; for all others there is no such page."""

import hmac
import ipaddress
from collections.abc import Iterator

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

from letters import tasks
from letters.throttling import address_of
from letters.web.health_views import Remembered
from letters.workflow.figures import FIGURES, State, state

remembered = Remembered(lambda: state(tasks.workers_that_answer()))


class Gauges(Collector):
    """One state of the house, as gauges. Made for one answer: nothing is counted in any process."""

    def __init__(self, found: State) -> None:
        self._state = found

    def collect(self) -> Iterator[GaugeMetricFamily]:
        """Every figure, those without a value too."""
        for figure in FIGURES:
            gauge = GaugeMetricFamily(f"bhl_{figure.name}", figure.help, labels=[figure.label] if figure.label else [])
            for label, value in figure.values(self._state):
                gauge.add_metric([label] if figure.label else [], float(value))
            yield gauge


@never_cache
@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """All figures. Raises Http404 for whoever may not read them."""
    if not (_has_token(request) or _is_near(request)):
        raise Http404
    registry = CollectorRegistry()
    registry.register(Gauges(remembered()))
    return HttpResponse(generate_latest(registry), content_type=CONTENT_TYPE_LATEST)


def _has_token(request: HttpRequest) -> bool:
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    right = settings.METRICS_TOKEN
    return bool(right) and scheme.lower() == "bearer" and hmac.compare_digest(token.strip().encode(), right.encode())


def _is_near(request: HttpRequest) -> bool:
    """What was forwarded by a proxy that we were not told of comes from anywhere, whatever its address."""
    if not settings.BEHIND_PROXY and {"X-Forwarded-For", "Forwarded", "X-Real-Ip"} & set(request.headers):
        return False
    try:
        address = ipaddress.ip_address(address_of(request))
    except ValueError:
        return False
    address = getattr(address, "ipv4_mapped", None) or address
    return any(address in network for network in settings.METRICS_NETWORKS)
