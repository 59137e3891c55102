"""How many threads write when other programs want the cores: decided from readings that are given here."""

from __future__ import annotations

import itertools

import pytest

from core.engine.pace import Pace, Usage, read_usage


class Machine:
    """A clock and a scheduler: every token takes a tenth of a second, and threads get as many cores as are free."""

    def __init__(self, cores: float) -> None:
        self.now = Usage(100.0, 0.0, 0)
        self.free = cores
        self.preempts = True

    def pace(self, most: int) -> Pace:
        return Pace(most, lambda: self.now, lambda: self.now.clock)

    def write(self, pace: Pace, tokens: int) -> list[int]:
        """The number of threads after each token."""
        history = []
        for _ in range(tokens):
            clock, cores, preemptions = self.now
            used = min(self.free, pace.threads)
            crowded = self.preempts and pace.threads > self.free
            self.now = Usage(clock + 0.1, cores + used * 0.1, preemptions + (20 if crowded else 1))
            history.append(pace.after_token())
        return history


def test_with_the_cores_to_itself_it_uses_all() -> None:
    machine = Machine(cores=4)
    assert set(machine.write(machine.pace(4), 50)) == {4}


@pytest.mark.parametrize(("most", "free", "threads"), [(2, 1.5, 1), (4, 3.5, 3), (8, 7.5, 7), (8, 2.1, 2), (2, 0.3, 1)])
def test_it_makes_do_with_the_cores_it_gets(most: int, free: float, threads: int) -> None:
    machine = Machine(cores=free)
    assert machine.write(machine.pace(most), 4)[-1] == threads


def test_one_moment_of_others_changes_nothing() -> None:
    machine = Machine(cores=2)
    pace = machine.pace(2)
    machine.write(pace, 3)
    machine.free = 1.2
    machine.write(pace, 1)
    machine.free = 2
    assert set(machine.write(pace, 20)) == {2}


def test_when_the_cores_are_free_again_it_takes_them_back() -> None:
    machine = Machine(cores=1.5)
    pace = machine.pace(2)
    machine.write(pace, 4)
    machine.free = 2
    assert machine.write(pace, 30)[-1] == 2


def test_it_tries_less_and_less_often_while_the_cores_stay_taken() -> None:
    machine = Machine(cores=1.5)
    history = machine.write(machine.pace(2), 400)
    trials = [index for index in range(1, len(history)) if history[index] > history[index - 1]]
    gaps = [after - before for before, after in itertools.pairwise(trials)]
    assert gaps == sorted(gaps)
    assert gaps[-1] > 3 * gaps[0]
    assert history.count(2) < 15


def test_waiting_for_a_disk_is_not_crowding() -> None:
    machine = Machine(cores=0.5)
    machine.preempts = False
    assert set(machine.write(machine.pace(2), 20)) == {2}


def test_the_time_between_two_answers_says_nothing() -> None:
    machine = Machine(cores=2)
    pace = machine.pace(2)
    machine.now = Usage(500.0, 1.0, 100_000)
    pace.restart()
    assert set(machine.write(pace, 10)) == {2}


def test_one_thread_stays_one() -> None:
    machine = Machine(cores=0.2)
    assert set(machine.write(machine.pace(1), 20)) == {1}


def test_the_usage_of_this_process_grows() -> None:
    before = read_usage()
    sum(range(100_000))
    after = read_usage()
    assert after.clock > before.clock
    assert after.cores > before.cores
    assert after.preemptions >= before.preemptions
