"""Two models of this machine as local model and cloud: who is right, and how sure the first was; in pieces, resumable.

    python -m bench.escalation_pair --local FILE.gguf --cloud FILE.gguf --questions FILE.jsonl --out FILE.jsonl

The larger model answers behind `inglenook serve`, asked over HTTP on the loopback as a cloud is. QUESTIONS has rows
`question` and `final`, a number; the coding questions below are asked as well, and their code is run against a few
cases in a process of its own. What was answered is in OUT, and the next run goes on from there; give OUT to
`bench.escalation --pair`.
"""

from __future__ import annotations

import argparse
import itertools
import json
import os
import re
import secrets
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import httpx2
import msgspec

from core.engine.client import Engine
from core.engine.protocol import Confidence, Generate, Load, Sampling, Text, Turn
from core.escalation.checks.code import blocks
from core.escalation.checks.form import form_of
from core.process.cancellation import Cancellation

SYSTEM = "You are a helpful assistant. Answer clearly and briefly."
TOKENS = 400
PORT = 18_464
CODE = (
    ("is_prime(n), True where n is prime", "is_prime(7) and not is_prime(9) and not is_prime(1) and is_prime(2)"),
    ("roman(n), the Roman numeral of n from 1 to 3999", "roman(1994) == 'MCMXCIV' and roman(4) == 'IV'"),
    ("flatten(items), all items of lists nested to any depth", "flatten([1, [2, [3, []], 4]]) == [1, 2, 3, 4]"),
    ("second_largest(numbers), the second largest different number", "second_largest([5, 5, 3, 4]) == 4"),
    ("is_palindrome(text), ignoring case, spaces and punctuation", "is_palindrome('A man, a plan, a canal: Panama')"),
    ("merge(a, b), two sorted lists as one sorted list", "merge([1, 4], [2, 3, 9]) == [1, 2, 3, 4, 9]"),
    (
        "balanced(text), whether ()[]{} are balanced",
        "balanced('a(b[c]{d})') and not balanced('(]') and not balanced('(')",
    ),
    ("days_in_month(year, month)", "days_in_month(2000, 2) == 29 and days_in_month(1900, 2) == 28"),
    ("caesar(text, shift), shifting letters only, keeping case", "caesar('xyZ, 1', 3) == 'abC, 1'"),
    (
        "run_lengths(text), a list of (letter, count) of runs",
        "run_lengths('aabca') == [('a',2),('b',1),('c',1),('a',1)]",
    ),
    ("transpose(rows) of a list of lists", "transpose([[1,2,3],[4,5,6]]) == [[1,4],[2,5],[3,6]]"),
    ("digits_sum(n), for negative numbers too", "digits_sum(-123) == 6 and digits_sum(0) == 0"),
    ("gcd(a, b) without imports", "gcd(54, 24) == 6 and gcd(7, 0) == 7"),
    ("longest_word(text), the first of the longest, without punctuation", "longest_word('To be, or not!') == 'not'"),
    ("rotate(items, k), a list rotated right by k", "rotate([1,2,3,4], 1) == [4,1,2,3] and rotate([], 3) == []"),
    ("median(numbers)", "median([3,1,2]) == 2 and median([4,1,3,2]) == 2.5"),
    ("count_vowels(text), in both cases", "count_vowels('AEiou xyz') == 5 and count_vowels('') == 0"),
    ("fibonacci(n), with fibonacci(0) == 0", "fibonacci(10) == 55 and fibonacci(0) == 0 and fibonacci(1) == 1"),
    ("unique(items), without repeats, in the order of first appearance", "unique([3, 1, 3, 2, 1]) == [3, 1, 2]"),
    ("to_binary(n) without bin, '0' for 0", "to_binary(10) == '1010' and to_binary(0) == '0' and to_binary(1) == '1'"),
    ("prime_factors(n), ascending and repeated", "prime_factors(60) == [2, 2, 3, 5] and prime_factors(13) == [13]"),
    (
        "anagrams(a, b), whether two texts are anagrams, ignoring case and spaces",
        "anagrams('Dormitory', 'dirty room') and not anagrams('abc', 'abb')",
    ),
    ("chunks(items, n), lists of n items, the last may be shorter", "chunks([1,2,3,4,5], 2) == [[1,2],[3,4],[5]]"),
    (
        "title(text), each word's first letter upper case, the rest lower, spaces kept",
        "title('hELLO  big world') == 'Hello  Big World'",
    ),
    (
        "valid_ip(text), whether it is an IPv4 address without leading zeros",
        "valid_ip('192.168.0.1') and not valid_ip('256.1.1.1') and not valid_ip('1.2.3') and not valid_ip('01.2.3.4')",
    ),
    ("binary_search(items, x), the index of x or -1", "binary_search([1,3,7], 7) == 2 and binary_search([], 1) == -1"),
    ("from_roman(text), the number of a Roman numeral", "from_roman('MCMXCIV') == 1994 and from_roman('IV') == 4"),
    (
        "compress(text), like 'a3b1', each letter followed by its count in the run",
        "compress('aaab') == 'a3b1' and compress('') == ''",
    ),
    ("hamming(a, b), the number of different places", "hamming('karolin', 'kathrin') == 3 and hamming('', '') == 0"),
    (
        "spiral(rows), the items of a matrix in clockwise spiral order",
        "spiral([[1,2,3],[4,5,6],[7,8,9]]) == [1,2,3,6,9,8,7,4,5] and spiral([[1],[2]]) == [1,2]",
    ),
)
"""Functions to be written, and what has to hold of them."""


class Task(NamedTuple):
    """A question with its check."""

    question: str
    right: Callable[[str], bool]


def main() -> None:
    """Answer what is not answered yet, as long as there is time."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("local", "cloud", "questions", "out"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--most", type=int, default=60, help="rows of QUESTIONS")
    parser.add_argument("--seconds", type=float, default=300.0, help="that this run may take")
    arguments = parser.parse_args()
    end = time.monotonic() + arguments.seconds
    rows = [json.loads(line) for line in arguments.questions.read_text(encoding="utf-8").split("\n") if line]
    sums, codes = [sum_task(row) for row in rows[: arguments.most]], [code_task(*one) for one in CODE]
    # Both kinds from the beginning, so that a run that is cut short has some of each.
    tasks = [task for two in itertools.zip_longest(sums, codes) for task in two if task is not None]
    done = {json.loads(line)["question"] for line in read(arguments.out)}
    with served(arguments.cloud) as ask_cloud, local_model(arguments.local) as ask_local:
        for task in tasks:
            if task.question in done or time.monotonic() > end:
                continue
            answer, confidence = ask_local(task.question)
            other = ask_cloud(task.question)
            row = {
                "question": task.question,
                "answer": answer,
                "local": int(task.right(answer)),
                "cloud": int(task.right(other)),
                "confidence": msgspec.structs.asdict(confidence),
            }
            with arguments.out.open("a", encoding="utf-8") as file:
                file.write(json.dumps(row) + "\n")
    print(f"{len(read(arguments.out))} of {len(tasks)} questions are answered")


def read(path: Path) -> list[str]:
    """The lines of a file that may not be there."""
    return [line for line in path.read_text(encoding="utf-8").split("\n") if line] if path.exists() else []


def sum_task(row: dict[str, str]) -> Task:
    """A question that asks for a number."""
    final = float(row["final"].replace(",", ""))

    def right(answer: str) -> bool:
        found = form_of(answer).final
        if found is None:
            numbers = re.findall(r"-?\d[\d,]*\.?\d*", answer)
            found = float(numbers[-1].replace(",", "").rstrip(".")) if numbers else None
        return found is not None and abs(found - final) < 1e-3

    return Task(row["question"], right)


def code_task(what: str, holds: str) -> Task:
    """A function to be written."""

    def right(answer: str) -> bool:
        code = "\n".join(text for language, text in blocks(answer) if language in ("python", "py", "")) or answer
        with tempfile.TemporaryDirectory() as folder:
            try:
                end = subprocess.run(
                    [sys.executable, "-I", "-c", f"{code}\nassert {holds}"],
                    cwd=folder, timeout=20, capture_output=True, check=False,
                )  # fmt: skip
            except subprocess.TimeoutExpired:
                return False
        return end.returncode == 0

    return Task(f"Write a Python function {what}. Give only the code.", right)


@contextmanager
def local_model(path: Path) -> Iterator[Callable[[str], tuple[str, Confidence]]]:
    """Asks a model of this machine, as a chat does."""
    with tempfile.TemporaryDirectory() as folder:
        engine = Engine(Path(folder) / "engine.log")
        load = Load(str(path), context_length=1536)

        def ask(question: str) -> tuple[str, Confidence]:
            turns = (Turn("system", SYSTEM), Turn("user", question))
            request = Generate(turns, Sampling(temperature=0.0), max_tokens=TOKENS, confidence=True)
            text, last = "", Confidence()
            for event in engine.generate(load, request, Cancellation()):
                if isinstance(event, Text):
                    text += event.text
                elif isinstance(event, Confidence):
                    last = event
            return text, last

        try:
            yield ask
        finally:
            engine.close()


@contextmanager
def served(path: Path) -> Iterator[Callable[[str], str]]:
    """Asks another model over HTTP, behind the server of `inglenook serve` with a home of its own."""
    with tempfile.TemporaryDirectory() as home:
        secret = secrets.token_urlsafe(32)
        environment = {**os.environ, "INGLENOOK_HOME": home, "INGLENOOK_SERVER_TOKEN": secret}
        command = [sys.executable, "-m", "app", "serve", "--model", str(path), "--port", str(PORT)]
        server = subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        token = {"Authorization": f"Bearer {secret}"}
        body: dict[str, Any] = {"model": path.stem, "temperature": 0.0, "max_tokens": TOKENS}

        def ask(question: str) -> str:
            messages = [{"role": "system", "content": SYSTEM}, {"role": "user", "content": question}]
            with httpx2.Client(timeout=600) as client:
                address = f"http://127.0.0.1:{PORT}/v1/chat/completions"
                answer = client.post(address, json={**body, "messages": messages}, headers=token)
                answer.raise_for_status()
                return str(answer.json()["choices"][0]["message"]["content"])

        try:
            wait_for_server()
            yield ask
        finally:
            server.terminate()
            server.wait(20)


def wait_for_server() -> None:
    """Until it listens.

    Raises:
        SystemExit: it does not.
    """
    for _ in range(600):
        try:
            socket.create_connection(("127.0.0.1", PORT), timeout=1).close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    sys.exit("the server does not start")


if __name__ == "__main__":
    main()
