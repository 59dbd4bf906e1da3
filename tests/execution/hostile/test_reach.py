"""Snippets that reach for files, networks and secrets that are none of theirs."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dlprep.execution import Level, Limits, Outcomes
from dlprep.execution.environment import readable_paths
from execution.snippets import CODE_LINE, snippet

pytestmark = pytest.mark.usefixtures("own_runners")  # what the build holds must not reach a new one

PrintedBy = Callable[..., str]

_TRY = """\
import os, socket, sys
def attempt(what, action):
    try:
        action()
    except (OSError, RuntimeError):
        return
    print(what)
"""
"""Prints only what works."""


def test_nothing_outside_can_be_written(printed_by: PrintedBy, tmp_path: Path) -> None:
    target = tmp_path / "open to all"
    target.mkdir()
    target.chmod(0o777)
    (target / "victim").write_text("whole", encoding="ascii")
    (target / "victim").chmod(0o666)
    code = f"""{_TRY}
target = {str(target)!r}
victim = os.path.join(target, "victim")
home = os.getcwd()
places = [target, "/tmp", "/var/tmp", "/", "/etc", os.path.dirname(home)]
for place in places:
    attempt("created in " + place, lambda: open(os.path.join(place, "left"), "x"))
    attempt("made a folder in " + place, lambda: os.mkdir(os.path.join(place, "left-folder")))
    attempt("made a link in " + place, lambda: os.symlink("x", os.path.join(place, "left-link")))
attempt("overwrote", lambda: open(victim, "w"))
attempt("appended", lambda: open(victim, "a"))
attempt("truncated", lambda: os.truncate(victim, 0))
attempt("removed", lambda: os.remove(victim))
attempt("renamed", lambda: os.rename(victim, victim + "2"))
attempt("moved in", lambda: os.link(victim, "linked"))
attempt("changed mode", lambda: os.chmod(victim, 0o777))
attempt("changed times", lambda: os.utime(victim, (0, 0)))
attempt("changed owner", lambda: os.chown(victim, 1, 1))
attempt("set attribute", lambda: os.setxattr(victim, "user.x", b"x"))
attempt("escaped by /proc", lambda: open("/proc/self/root" + victim, "w"))
attempt("escaped by its folder", lambda: open(home + "/../../" + victim, "w"))
attempt("wrote to a device", lambda: open("/dev/kmsg", "w"))
attempt("changed root", lambda: os.chroot(home))
"""
    assert printed_by(snippet(code)) == ""
    assert sorted(path.name for path in target.iterdir()) == ["victim"]
    assert (target / "victim").read_text(encoding="ascii") == "whole"


def test_shared_memory_is_its_own(printed_by: PrintedBy, level: Level) -> None:
    name = f"dlprep-test-{os.getpid()}"
    code = f"""{_TRY}
attempt("created", lambda: open("/dev/shm/{name}", "x"))
"""
    assert printed_by(snippet(code)) == ("created\n" if level is Level.FULL else "")
    assert not Path("/dev", "shm", name).exists()


def test_nothing_outside_can_be_read(printed_by: PrintedBy, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("s3cret", encoding="ascii")
    secret.chmod(0o644)
    outside = [
        str(secret),
        __file__,
        "/etc/shadow",
        "/etc/hostname",
        "/etc/machine-id",
        "/proc/1/environ",
        "/proc/1/root/etc/hostname",
        f"/proc/{os.getpid()}/environ",
        f"/proc/{os.getpid()}/cmdline",
    ]
    folders = ["/home", "/var", "/etc/ssl", str(tmp_path)]
    code = f"""{_TRY}
parent = f"/proc/{{os.getppid()}}"
for path in {outside} + [parent + "/environ", parent + "/mem"]:
    attempt("read " + path, lambda: print(open(path, "rb").read(20)))
for path in {folders}:
    attempt("listed " + path, lambda: print(os.listdir(path)))
    attempt("listed another way " + path, lambda: print(os.listdir("/proc/self/root" + path)))
"""
    assert printed_by(snippet(code)).replace("b''\nread /proc/1/environ\n", "") == ""


def test_of_the_home_only_the_way_to_the_interpreter_is_seen(printed_by: PrintedBy) -> None:
    home = Path.home()
    beneath = {Path(path) for path in readable_paths() if Path(path).is_relative_to(home)}
    way = {path.relative_to(home).parts[0] for path in beneath - {home}}
    code = f"""\
import os
try: print(set(os.listdir({str(home)!r})) - {way or set()!r} or "nothing")
except OSError: print("nothing")
"""
    assert printed_by(snippet(code)) == "nothing\n"


def test_the_parents_environment_holds_no_secret(
    printed_by: PrintedBy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("API_TOKEN", "s3cret-token")
    code = """\
import glob, os
found = [name for name, value in os.environ.items() if "s3cret" in value]
for path in glob.glob("/proc/*/environ") + ["/proc/self/environ"]:
    try:
        if b"s3cret" in open(path, "rb").read(): found.append(path)
    except OSError:
        pass
print(found, os.environ.get("HOME") == os.getcwd())
"""
    assert printed_by(snippet(code)) == "[] True\n"


@pytest.fixture
def server() -> Iterator[socket.socket]:
    """A server of the host on its loopback."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0)
        yield listening


def test_no_network_is_reached(
    printed_by: PrintedBy, server: socket.socket, tmp_path: Path
) -> None:
    port = server.getsockname()[1]
    inside = tmp_path / "socket"
    with socket.socket(socket.AF_UNIX) as pathname, socket.socket(socket.AF_UNIX) as abstract:
        pathname.bind(str(inside))
        pathname.listen()
        inside.chmod(0o777)
        name = f"\0dlprep-test-{os.getpid()}"
        abstract.bind(name)
        abstract.listen()
        code = f"""{_TRY}
def tcp(address): socket.create_connection(address, 2)
def udp(address, family=socket.AF_INET):
    socket.socket(family, socket.SOCK_DGRAM).sendto(b"x", address)
def unix(name): socket.socket(socket.AF_UNIX).connect(name)
attempt("the host's loopback", lambda: tcp(("127.0.0.1", {port})))
attempt("another host", lambda: tcp(("192.0.2.1", 80)))
attempt("another host by datagram", lambda: udp(("192.0.2.1", 53)))
attempt("another host by IPv6", lambda: udp(("2001:db8::1", 53), socket.AF_INET6))
attempt("a name", lambda: socket.getaddrinfo("example.org", 80))
attempt("a socket in a folder", lambda: unix({str(inside)!r}))
attempt("an abstract socket", lambda: unix({name!r}))
attempt("raw packets", lambda: socket.socket(socket.AF_PACKET, socket.SOCK_RAW))
"""
        assert printed_by(snippet(code)) == ""
    with pytest.raises(BlockingIOError):
        server.accept()


def test_the_kernel_is_left_alone(printed_by: PrintedBy) -> None:
    calls = {
        "unshare": (272, 0x10000000),
        "setns": (308, 0, 0),
        "mount": (165, 0, 0, 0, 0, 0),
        "umount2": (166, 0, 0),
        "ptrace": (101, 0, 0, 0, 0),
        "bpf": (321, 0, 0, 0),
        "keyctl": (250, 0, 0, 0, 0, 0),
        "perf_event_open": (298, 0, 0, 0, 0, 0),
        "userfaultfd": (323, 0),
        "io_uring_setup": (425, 1, 0),
        "open_by_handle_at": (304, 0, 0, 0),
        "process_vm_readv": (310, 1, 0, 0, 0, 0, 0),
        "pidfd_getfd": (438, 0, 0, 0),
        "clone to new users": (56, 0x10000011, 0, 0, 0, 0),
    }
    if os.uname().machine != "x86_64":
        numbers = {"unshare": (97, 0x10000000), "ptrace": (117, 0, 0, 0, 0), "bpf": (280, 0, 0, 0)}
        calls = {**{name: calls[name] for name in ("io_uring_setup", "pidfd_getfd")}, **numbers}
    code = f"""\
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
for name, (number, *arguments) in {calls!r}.items():
    ctypes.set_errno(0)
    result = libc.syscall(number, *[ctypes.c_ulong(word) for word in arguments])
    if (result, ctypes.get_errno()) != (-1, 1):
        print(name, result, ctypes.get_errno())
"""
    assert printed_by(snippet(code)) == ""


def test_memory_that_nobody_could_count(printed_by: PrintedBy) -> None:
    numbers = (29, 64, 68, 447) if os.uname().machine == "x86_64" else (194, 190, 186, 447)
    code = f"""{_TRY}
import ctypes, mmap
libc = ctypes.CDLL(None, use_errno=True)
def call(number):
    if libc.syscall(number, 0, 1, 0o1600) < 0:
        raise OSError(ctypes.get_errno(), "refused")
attempt("shared memory without a file", lambda: mmap.mmap(-1, 10))
attempt("the same, checked", lambda: mmap.mmap(-1, 10, flags=3))
attempt("a file without a place", lambda: os.memfd_create("left"))
for number in {numbers}:
    attempt(f"call {{number}}", lambda: call(number))
print(len(mmap.mmap(-1, 10, flags=mmap.MAP_PRIVATE)))
"""
    assert printed_by(snippet(code)) == "10\n"


def test_attributes_of_files_stay(printed_by: PrintedBy) -> None:
    code = f"""{_TRY}
import fcntl
def ask(path, read, write, length):
    with open(path) as file:
        as_it_is = bytearray(length)
        try: fcntl.ioctl(file, read, as_it_is)
        except OSError: pass
        fcntl.ioctl(file, write, bytes(as_it_is))
for path in (os.__file__, "snippet.py"):
    attempt("flags of " + path, lambda: ask(path, 0x80086601, 0x40086602, 8))
    attempt("extended flags of " + path, lambda: ask(path, 0x801C581F, 0x401C5820, 28))
print(os.isatty(1))
"""
    assert printed_by(snippet(code)) == "False\n"


def test_processes_of_others_keep_their_share(printed_by: PrintedBy) -> None:
    with subprocess.Popen(["/bin/sleep", "60"]) as other:
        before = _share(other.pid)
        code = f"""{_TRY}
attempt("moved", lambda: os.sched_setaffinity({other.pid}, [min(os.sched_getaffinity(0))]))
attempt("made a batch", lambda: os.sched_setscheduler({other.pid}, 3, os.sched_param(0)))
attempt("slowed", lambda: os.setpriority(os.PRIO_PROCESS, {other.pid}, 19))
try: os.setpriority(os.PRIO_USER, os.getuid(), 19)
except PermissionError: pass
os.sched_setaffinity(0, os.sched_getaffinity(0))
"""
        printed = printed_by(snippet(code))
        after = _share(other.pid)
        other.kill()
    assert (printed, after) == ("", before)


def _share(process: int) -> tuple[int, int, set[int]]:
    """What a process gets of the processors."""
    nice = os.getpriority(os.PRIO_PROCESS, process)
    return nice, os.sched_getscheduler(process), os.sched_getaffinity(process)


def test_it_never_runs_as_root(printed_by: PrintedBy, *, may_fork: bool) -> None:
    code = """\
import os
status = dict(line.split(":\\t", 1) for line in open("/proc/self/status") if ":\\t" in line)
print(os.getuid() != 0, int(status["CapPrm"], 16), int(status["CapEff"], 16))
print(status["NoNewPrivs"].strip())
"""
    assert printed_by(snippet(code)) == f"{may_fork} 0 0\n1\n"


def test_processes_of_others_are_not_seen(printed_by: PrintedBy, level: Level) -> None:
    code = f"{_TRY}attempt('saw', lambda: print(sum(n.isdigit() for n in os.listdir('/proc'))))"
    assert printed_by(snippet(code)) == ("2\nsaw\n" if level is Level.FULL else "")


def test_the_interpreter_is_there_but_read_only(printed_by: PrintedBy) -> None:
    code = f"""{_TRY}
import json, tempfile, pathlib
pathlib.Path("own").write_text("1")
with tempfile.TemporaryDirectory() as folder:
    pathlib.Path(folder, "x").write_text("1")
attempt("wrote to a package", lambda: open(json.__file__, "a"))
print(sorted(os.listdir(".")))
"""
    assert printed_by(snippet(code)) == "['own', 'snippet.py']\n"
    assert sys.prefix


@pytest.mark.slow
def test_two_processes_talk_over_gloo(
    attack: Callable[..., Outcomes], level: Level, *, may_fork: bool
) -> None:
    code = """\
import torch
import torch.distributed as dist
import torch.multiprocessing as mp

def work(rank):
    dist.init_process_group("gloo", init_method="tcp://127.0.0.1:29500", rank=rank, world_size=2)
    x = torch.tensor([rank + 1.0])
    dist.all_reduce(x)
    if rank == 0: print(x.item(), flush=True)
    dist.destroy_process_group()

children = [mp.get_context("fork").Process(target=work, args=(rank,)) for rank in range(2)]
for child in children: child.start()
for child in children: child.join()
assert [child.exitcode for child in children] == [0, 0]
"""
    outcomes = attack(snippet(code), limits=Limits(wall=90 if level is Level.FULL else 20))
    if level is Level.FULL:
        assert outcomes.runs["one", "first"].stdout == "3.0\n"
        return
    (problem,) = outcomes.problems
    # each process waits for the other, and torch waits for long; without processes it fails at once
    line, code = (13, "snippet-timeout") if may_fork else (12, "snippet-failed")
    assert (problem.code, problem.place.line) == (code, CODE_LINE + line)
    assert problem.remedy.endswith(
        ". If it needs processes, shared memory or a network of its own, allow "
        "unprivileged user namespaces on this machine."
    )
