"""Conditions that a test machine rarely has by itself: permissions that bind even root, and a disk that is full."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
from collections.abc import Iterator

import pytest

_OVERRIDES = 1 << 1 | 1 << 2  # CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH


class _Header(ctypes.Structure):
    _fields_ = (("version", ctypes.c_uint32), ("pid", ctypes.c_int))


class _Data(ctypes.Structure):
    _fields_ = (("effective", ctypes.c_uint32), ("permitted", ctypes.c_uint32), ("inheritable", ctypes.c_uint32))


@contextlib.contextmanager
def bound_by_permissions() -> Iterator[None]:
    """In this thread, file permissions count also for root."""
    if os.getuid() != 0:
        yield
        return
    libc = ctypes.CDLL(None)
    header, data = _Header(0x20080522, 0), (_Data * 2)()
    if libc.capget(ctypes.byref(header), data) != 0:
        pytest.skip("this system has no capabilities to give up")
    before = data[0].effective
    data[0].effective = before & ~_OVERRIDES
    assert libc.capset(ctypes.byref(header), data) == 0
    try:
        yield
    finally:
        data[0].effective = before
        assert libc.capset(ctypes.byref(header), data) == 0


@contextlib.contextmanager
def full_disk() -> Iterator[None]:
    """No file of this process can grow."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
