"""Where telephones find the app: addresses and QR codes."""

import re
import socket
from urllib.parse import unquote

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from presenting import room
from presenting.room import AddressFault


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("http://192.168.1.5:8501", "http://192.168.1.5:8501"),
        (" 192.168.1.5:8501/ ", "http://192.168.1.5:8501"),
        ("https://klyft.example.se/", "https://klyft.example.se"),
        ("https://example.se/klyft/poll", "https://example.se/klyft"),
        ("HTTP://Laptop.local:80", "http://laptop.local:80"),
        ("http://[fe80::1]:8501", "http://[fe80::1]:8501"),
        ("fe80::1", "http://[fe80::1]"),
        ("https://2001:db8::5/poll", "https://[2001:db8::5]"),
        ("::ffff:192.168.1.5", "http://[::ffff:c0a8:105]"),
        ("http://localhost:8501", "http://localhost:8501"),
    ],
)
def test_an_address_is_read_as_it_is_meant(typed, read):
    assert room.checked(typed) == read


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("", "empty"),
        ("  ", "empty"),
        ("http://" + "a" * 200, "long"),
        ("ftp://192.168.1.5", "scheme"),
        ("javascript://alert", "scheme"),
        ("http://", "host"),
        ("http://a b", "host"),
        ("http://192.168.1", "host"),
        ("http://192.168.1.256", "host"),
        ("http://-a.se", "host"),
        ("http://a..b", "host"),
        ("http://[::1", "host"),
        ("fe80::1:8501", "host"),  # a port, or the end of the number
        ("fe80::1::2", "host"),
        ("a:b:c", "host"),
        ("http://a.se:", "port"),
        ("http://a.se:0", "port"),
        ("http://a.se:65536", "port"),
        ("http://a.se:8x", "port"),
        ("http://anna:word@a.se", "extra"),
        ("http://a.se/?x=1", "extra"),
        ("http://a.se/#x", "extra"),
        ("http://a.se/<b>", "extra"),
        ('http://a.se/"', "extra"),
    ],
)
def test_what_no_telephone_could_use_is_told(typed, why):
    with pytest.raises(AddressFault) as caught:
        room.checked(typed)
    assert caught.value.reason == why


@settings(deadline=None)
@given(st.text(max_size=40) | st.from_regex(r"(https?://)?[a-z0-9.:/\[\]@?#-]{0,30}"))
def test_any_text_is_an_address_or_a_fault(text):
    try:
        address = room.checked(text)
    except AddressFault:
        return
    assert room.checked(address) == address
    assert room.host_of(address)
    assert not set(address) & set("<>\"'& ?#@\\")


@pytest.mark.parametrize(
    "host", ["localhost", "LOCALHOST.", "127.0.0.1", "127.8.8.8", "::1", "[::1]", "0.0.0.0"]
)
def test_this_machine_is_known(host):
    assert room.is_here(host)


@pytest.mark.parametrize("host", ["192.168.1.5", "example.se", "localhost.example.se", "fe80::1"])
def test_others_are_not_this_machine(host):
    assert not room.is_here(host)


def test_the_browsers_own_address_is_offered_where_others_can_use_it(monkeypatch):
    monkeypatch.setattr(room, "local_address", lambda: "192.168.1.5")
    assert room.suggested("https://klyft.se/a/poll?poll=X", 8501) == "https://klyft.se/a"
    assert room.suggested("http://10.0.0.2:8600/poll", 8501) == "http://10.0.0.2:8600"
    assert room.suggested("http://localhost:8600/poll", 8501) == "http://192.168.1.5:8600"
    assert room.suggested(None, 8501) == "http://192.168.1.5:8501"


def test_without_a_network_nothing_is_offered(monkeypatch):
    def unreachable(self, address):
        raise OSError("Network is unreachable")

    monkeypatch.setattr(socket.socket, "connect", unreachable)
    assert room.local_address() is None
    assert room.suggested("http://localhost:8600/poll", 8501) == ""


def test_the_servers_own_list_of_names_is_asked():
    assert room.is_let_in("http://192.168.1.5:8501", [])
    assert room.is_let_in("http://a.example.se", ["localhost", "*.example.se"])
    assert room.is_let_in("http://a.se", ["*"])
    assert not room.is_let_in("http://192.168.1.5:8501", ["localhost"])


def dark_squares(picture):
    """The squares (row, column) that the picture's pen draws dark."""
    (pen,) = re.findall(r"stroke='#000'[^>]* d='([^']*)'", picture)
    x = y = 0.0
    squares = set()
    for command, numbers in re.findall(r"([Mmh])([^Mmh]*)", pen):
        given = [float(number) for number in re.findall(r"-?[0-9.]+", numbers)]
        if command == "M":
            x, y = given
        elif command == "m":
            x, y = x + given[0], y + given[1]
        else:
            squares |= {(int(y), int(x) + n) for n in range(int(given[0]))}
            x += given[0]
    return squares


def test_the_qr_code_is_that_of_the_address_with_a_quiet_margin():
    """Square by square."""
    address = room.answer_address("http://192.168.1.5:8501", "ABC234")
    assert address == "http://192.168.1.5:8501/poll?answer=ABC234"
    picture = unquote(room.qr(address))
    code = segno.make(address, error="m", micro=False)
    wanted = {
        (row + 4, column + 4)
        for row, squares in enumerate(code.matrix)
        for column, is_dark in enumerate(squares)
        if is_dark
    }
    assert dark_squares(picture) == wanted
    side = len(code.matrix) + 8
    assert f"viewBox='0 0 {side} {side}'" in picture
    assert picture.count("http") == 1  # the name of the format: nothing is fetched
