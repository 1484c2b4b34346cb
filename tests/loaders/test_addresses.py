"""An address that a person gives: only public hosts are asked, within limits, and nothing is left behind."""

import logging
import socket
from dataclasses import replace

import pytest
import trustme
from support.server import Reply, Server, serving

from loaders import _http, _patience, _public, _session
from loaders._http import download
from loaders.faults import PublisherFault

CONTENT = b"PK" + b"0123456789" * 20_000
RESOLVED = socket.getaddrinfo


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.delenv("KLYFTKARTAN_ALLOW_PRIVATE", raising=False)
    monkeypatch.delenv("KLYFTKARTAN_BASE_URLS", raising=False)
    patience = replace(_patience.PATIENCE, first_wait_s=0.01, connect_s=2, read_s=2, attempts=3)
    monkeypatch.setattr(_patience, "PATIENCE", patience)


@pytest.fixture
def host(monkeypatch, tmp_path):
    """A host over TLS; `host.public()` lets 127.0.0.1 pass for a public one, and that one only."""
    authority = trustme.CA()
    authority.cert_pem.write_to_path(tmp_path / "authority.pem")
    plain = _session._plain_session

    def trusting(publisher, *, only_public):
        session = plain(publisher, only_public=only_public)
        session.verify = str(tmp_path / "authority.pem")
        return session

    monkeypatch.setattr(_session, "_plain_session", trusting)
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(tmp_path / "authority.pem"))
    server = Server(lambda asked: Reply(CONTENT))
    names = ("127.0.0.1", "localhost", "feeds.example")
    with serving(server, certificate=authority.issue_cert(*names)) as base:
        server.base, server.port = base, int(base.rsplit(":", 1)[1])
        server.public = lambda: monkeypatch.setattr(
            _public, "_is_public", lambda address: address == "127.0.0.1"
        )
        yield server


def refused(address, to):
    with pytest.raises(PublisherFault) as caught:
        download("gtfs", to / "feed.zip", address=address)
    assert list(to.iterdir()) == []
    said = str(caught.value)
    assert said.count("\n") == 0
    assert said.endswith(".")
    return caught.value


@pytest.fixture
def folder(tmp_path):
    made = tmp_path / "downloads"
    made.mkdir()
    return made


@pytest.mark.parametrize(
    "place",
    [
        "localhost",
        "127.0.0.1",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0x7f.0.0.1",
        "0177.0.0.1",
        "[::1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:10.0.0.1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b::a9fe:a9fe]",
        "[64:ff9b:1::a9fe:a9fe]",
        "[fec0::1]",
        "[::127.0.0.1]",
        "[::8.8.8.8]",
        "[2002:7f00:1::]",
        "[fd00::1]",
        "[fe80::1]",
        "0.0.0.0",
        "10.0.0.1",
        "172.16.0.1",
        "192.168.1.1",
        "100.64.0.1",
        "169.254.169.254",
        "[fd00:ec2::254]",
        "224.0.0.1",
        "255.255.255.255",
    ],
)
def test_a_host_that_is_not_public_is_refused_and_never_hears_of_it(host, folder, place):
    fault = refused(f"https://{place}:{host.port}/feed.zip", folder)
    assert fault.kind == "not_allowed"
    assert "not a public one" in str(fault)
    assert host.asked == []


@pytest.mark.parametrize("inside", ["127.0.0.1", "10.1.2.3", "169.254.169.254", "::1"])
def test_a_name_that_means_a_private_host_is_refused(monkeypatch, host, folder, inside):
    def meaning(name, port, *args, **options):
        return RESOLVED(inside if name == "feeds.example" else name, port, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", meaning)
    fault = refused(f"https://feeds.example:{host.port}/feed.zip", folder)
    assert fault.kind == "not_allowed"
    assert host.asked == []


def test_a_name_with_one_private_address_among_public_ones_is_refused(monkeypatch, host, folder):
    def both(name, port, *args, **options):
        return [
            *RESOLVED("93.184.215.14", port, *args, **options),
            *RESOLVED("127.0.0.1", port, *args, **options),
        ]

    monkeypatch.setattr(socket, "getaddrinfo", both)
    assert refused(f"https://feeds.example:{host.port}/", folder).kind == "not_allowed"
    assert host.asked == []


def test_a_name_that_means_something_else_when_connected_is_refused(monkeypatch, host, folder):
    answers = iter(["93.184.215.14"])

    def turning(name, port, *args, **options):
        return RESOLVED(next(answers, "127.0.0.1"), port, *args, **options)

    monkeypatch.setattr(socket, "getaddrinfo", turning)
    fault = refused(f"https://feeds.example:{host.port}/", folder)
    assert fault.kind == "not_allowed"
    assert next(answers, None) is None
    assert host.asked == []


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/feed.zip",
        "http://127.0.0.1/feed.zip",
        "ftp://example.org/feed.zip",
        "file:///etc/passwd",
        "//example.org/feed.zip",
        "example.org/feed.zip",
        "https://",
        "https:///feed.zip",
        "data:application/zip,PK",
    ],
)
def test_only_https_is_asked(folder, address):
    assert refused(address, folder).kind == "not_allowed"


def test_a_name_and_a_password_in_the_address_are_refused_and_not_repeated(host, folder):
    host.public()
    address = f"https://somebody:hush@127.0.0.1:{host.port}/feed.zip"
    fault = refused(address, folder)
    assert fault.kind == "not_allowed"
    assert "hush" not in str(fault)
    assert host.asked == []


def test_a_public_host_is_asked(host, folder):
    host.public()
    told = []
    answer = download(
        "gtfs",
        folder / "feed.zip",
        address=f"{host.base}/feed.zip?key=hush",
        progress=told.append,
    )
    assert (folder / "feed.zip").read_bytes() == CONTENT
    assert answer.address == f"{host.base}/feed.zip"
    assert told == sorted(told)
    assert told[-1] == len(CONTENT)
    assert [path.name for path in folder.iterdir()] == ["feed.zip"]


def test_a_private_host_is_asked_where_that_is_allowed(monkeypatch, host, folder):
    monkeypatch.setenv("KLYFTKARTAN_ALLOW_PRIVATE", "1")
    download("gtfs", folder / "feed.zip", address=f"{host.base}/feed.zip")
    assert (folder / "feed.zip").read_bytes() == CONTENT


@pytest.mark.parametrize(
    "onwards",
    [
        "https://127.0.0.2:{port}/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[::1]:{port}/",
        "https://10.0.0.1/",
        "http://127.0.0.1:{port}/",
        "http://169.254.169.254/",
        "https://somebody:hush@127.0.0.1:{port}/",
        "file:///etc/passwd",
    ],
)
def test_a_public_host_that_sends_us_on_to_a_private_one_is_refused(host, folder, onwards):
    host.public()
    there = onwards.format(port=host.port)
    host.answer = lambda asked: Reply(b"", 302, {"Location": there})
    fault = refused(f"{host.base}/feed.zip", folder)
    assert fault.kind == "not_allowed"
    assert len(host.asked) == 1


def test_a_public_host_may_send_us_on_to_another_public_one(host, folder):
    host.public()
    host.answer = lambda asked: (
        Reply(CONTENT)
        if asked.path == "/there"
        else Reply(b"", 302, {"Location": f"https://localhost:{host.port}/there"})
    )
    # `localhost` may mean ::1 too, which does not pass for public here.
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(
            socket, "getaddrinfo", lambda name, port, *a, **o: RESOLVED("127.0.0.1", port, *a, **o)
        )
        download("gtfs", folder / "feed.zip", address=f"{host.base}/here")
    assert [asked.path for asked in host.asked] == ["/here", "/there"]


def test_an_answer_that_is_too_large_is_given_up_at_the_cap(monkeypatch, host, folder):
    host.public()
    small = replace(_http.PUBLISHERS["gtfs"], most_bytes=100_000)
    monkeypatch.setitem(_http.PUBLISHERS, "gtfs", small)
    fault = refused(f"{host.base}/feed.zip", folder)
    assert fault.kind == "too_large"
    assert len(host.asked) == 1


def test_a_compressed_answer_counts_by_what_comes_out_of_it(monkeypatch, host, folder):
    host.public()
    small = replace(_http.PUBLISHERS["gtfs"], most_bytes=1_000_000)
    monkeypatch.setitem(_http.PUBLISHERS, "gtfs", small)
    host.fault("bomb")
    assert refused(f"{host.base}/feed.zip", folder).kind == "too_large"


@pytest.mark.parametrize("faults", [["drop"], ["500"], ["429", "drop"]])
def test_what_passes_is_asked_for_again(host, folder, faults):
    host.public()
    host.fault(*faults)
    download("gtfs", folder / "feed.zip", address=f"{host.base}/feed.zip")
    assert (folder / "feed.zip").read_bytes() == CONTENT
    assert len(host.asked) == len(faults) + 1
    assert [path.name for path in folder.iterdir()] == ["feed.zip"]


def test_what_never_comes_whole_leaves_the_earlier_file(host, folder):
    host.public()
    (folder / "feed.zip").write_bytes(b"earlier")
    host.fault("drop", "drop", "drop")
    with pytest.raises(PublisherFault, match="no whole answer"):
        download("gtfs", folder / "feed.zip", address=f"{host.base}/feed.zip")
    assert [path.name for path in folder.iterdir()] == ["feed.zip"]
    assert (folder / "feed.zip").read_bytes() == b"earlier"


@pytest.mark.parametrize("status", [401, 403, 404])
def test_a_refusal_names_the_path_and_no_key(host, folder, status):
    host.public()
    host.answer = lambda asked: Reply(b"", status)
    fault = refused(f"{host.base}/feed.zip?key=hush", folder)
    assert fault.kind == "refused"
    assert f"/feed.zip answered with status {status}" in str(fault)
    assert "hush" not in str(fault)
    assert len(host.asked) == 1


def test_a_key_is_sent_and_stands_in_no_log(host, folder, caplog):
    host.public()
    with caplog.at_level(logging.DEBUG):
        download("gtfs", folder / "a.zip", address=f"{host.base}/a.zip", query={"key": "hush"})
        download("gtfs", folder / "b.zip", address=f"{host.base}/b.zip?token=hush&x=1")
    assert host.asked[0].query == {"key": ["hush"]}
    assert host.asked[1].query == {"token": ["hush"], "x": ["1"]}
    assert "/a.zip" in caplog.text
    assert "hush" not in caplog.text
