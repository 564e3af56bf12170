"""What a worker opens before it takes work."""

from celery.signals import worker_init

from letters import tasks
from letters.handwriting import hand_names
from letters.handwriting.alphabets import alphabet_of
from letters.workflow.warming import warm


def test_every_hand_is_open_in_a_warm_worker() -> None:
    alphabet_of.cache_clear()
    warm()
    assert alphabet_of.cache_info().currsize == len(hand_names())


def test_a_worker_warms_up_before_it_forks() -> None:
    assert tasks.warm_up in [receiver() for _, receiver, *_ in worker_init.receivers]
