"""A visitor without a browser: it speaks Streamlit's own protocol, so that hundreds fit on one machine."""

import asyncio
import json
from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import urlencode, urlsplit

import requests
from google.protobuf.message import Message
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.Common_pb2 import FileUploaderState, FileURLs
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

_CHOSEN = (
    "file_uploader",
    "radio",
    "selectbox",
    "button",
    "bidi_component",
    "button_group",
    "slider",
)
_RUNS_AGAIN = ForwardMsg.FINISHED_EARLY_FOR_RERUN
_WORDS = ("markdown", "alert", "heading", "text")


@dataclass
class Viewer:
    """One visitor on one page: what the server drew, and the state of every control that was touched.

    A press or a choice is a message, as the browser's is; `run` waits until the page's script has
    ended. What the page's frames hold is not looked at.
    """

    server: str
    page: str = ""
    words: dict[str, str] = field(default_factory=dict)
    _states: dict[str, WidgetState] = field(default_factory=dict)
    _elements: dict[tuple[int, ...], tuple[str, Message]] = field(default_factory=dict)
    _socket: ClientConnection | None = None
    _hash: str = ""
    _places: FileURLs | None = None
    received: int = 0  # bytes

    async def arrive(self) -> Self:
        """Open the socket, and run the page once."""
        parts = urlsplit(self.server)
        self._socket = await connect(
            f"ws://{parts.netloc}/_stcore/stream",
            subprotocols=["streamlit"],
            max_size=None,
            open_timeout=60,
            origin=self.server,
        )
        return await self.run()

    async def leave(self) -> None:
        """Close the socket."""
        if self._socket is not None:
            await self._socket.close()

    def put(self, **words: str) -> None:
        """Change the address; the next run sees it."""
        self.words.update(words)

    def element(self, kind: str, label: str = "") -> Any:
        """The first control of a kind whose label holds the words; an error where there is none."""
        for known, element in self._elements.values():
            if known == kind and label in getattr(element, "label", ""):
                return element
        raise LookupError(f"no {kind} {label!r} on {self.page!r}: {self.text()[:500]}")

    def elements(self, kind: str) -> list[Any]:
        """Every control of a kind, in no order."""
        return [element for known, element in self._elements.values() if known == kind]

    def text(self) -> str:
        """The page's words: headings, sentences and alerts."""
        found = [element for kind, element in self._elements.values() if kind in _WORDS]
        return "\n".join(getattr(one, "body", "") for one in found)

    def choose(self, element: Any, **value: Any) -> None:
        """Set a control, by the field of its state: `string_value="…"`, `json_value={…}`."""
        if isinstance(value.get("json_value"), dict):
            value["json_value"] = json.dumps(value["json_value"])
        self._states[element.id] = WidgetState(id=element.id, **value)

    async def press(self, element: Any) -> Self:
        """Press a button, and wait for what comes of it."""
        return await self.run(WidgetState(id=element.id, trigger_value=True))

    async def run(self, *triggers: WidgetState) -> Self:
        """Ask for a run of the page, and take what it draws until its script has ended."""
        asked = BackMsg()
        asked.rerun_script.query_string = urlencode(self.words)
        asked.rerun_script.page_name = "" if self._hash else self.page
        asked.rerun_script.page_script_hash = self._hash
        asked.rerun_script.widget_states.widgets.extend([*self._states.values(), *triggers])
        await self._socket.send(asked.SerializeToString())
        while not await self._take():
            pass
        return self

    async def bring(self, element: Any, name: str, raw: bytes) -> Self:
        """Put a file into an uploader as the browser does, and wait until the page has read it."""
        asked = BackMsg()
        asked.file_urls_request.request_id = "1"
        asked.file_urls_request.file_names.append(name)
        await self._socket.send(asked.SerializeToString())
        self._places = None
        while self._places is None:
            await self._take()
        base = f"{self.server}/_stcore/"
        await asyncio.to_thread(_put, self.server + self._places.upload_url, base, name, raw)
        state = FileUploaderState()
        state.uploaded_file_info.add(
            name=name, size=len(raw), file_id=self._places.file_id, file_urls=self._places
        )
        self._states[element.id] = WidgetState(id=element.id, file_uploader_state_value=state)
        return await self.run()

    async def _take(self) -> bool:
        """Take one message; whether it ends the script that was asked for."""
        raw = await self._socket.recv()
        self.received += len(raw)
        message = ForwardMsg.FromString(raw)
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self._elements.clear()
        elif kind == "file_urls_response":
            self._places = message.file_urls_response.file_urls[0]
        elif kind == "navigation":
            self._hash = message.navigation.page_script_hash
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            element = message.delta.new_element
            held = element.WhichOneof("type")
            path = tuple(message.metadata.delta_path)
            if held in (*_CHOSEN, *_WORDS):
                self._elements[path] = (held, getattr(element, held))
            else:
                self._elements.pop(path, None)
        return kind == "script_finished" and message.script_finished != _RUNS_AGAIN


def _put(address: str, base: str, name: str, raw: bytes) -> None:
    with requests.Session() as session:
        session.get(base + "health", timeout=60)
        word = session.cookies.get("_streamlit_xsrf", "")
        answer = session.put(
            address, files={"file": (name, raw)}, headers={"X-Xsrftoken": word}, timeout=120
        )
        answer.raise_for_status()
