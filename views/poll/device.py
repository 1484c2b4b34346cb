"""The browser's own random word, by which a poll tells two devices apart.

It is made in the browser, kept there, and says nothing of its owner. It is one
word a browser: two browsers are two devices, and so is a private window.
"""

import re

import streamlit as st
import streamlit.components.v2

_KEPT = "device"  # session key

# `crypto.randomUUID` is missing on plain http, as the addresses of a local network are.
_FIND_OR_MAKE = """
const NAME = "klyftkartan_device";
const DAYS = 30;
const valid = (word) => /^[0-9a-f]{32}$/.test(word || "");

function made() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function stored() {
    let word = localStorage.getItem(NAME);
    if (!valid(word)) {
        localStorage.setItem(NAME, made());
        word = localStorage.getItem(NAME);
    }
    return word;
}

function cookie() {
    const kept = () => (document.cookie.match(NAME + "=([0-9a-f]{32})") || [])[1];
    if (!kept()) {
        document.cookie = `${NAME}=${made()}; path=/; max-age=${DAYS * 86400}; SameSite=Strict`;
    }
    return kept();
}

function visit() {
    window[NAME] = window[NAME] || made();
    return window[NAME];
}

export default function ({ data, setStateValue }) {
    let word = null;
    for (const place of [stored, cookie, visit]) {
        try { word = place(); } catch { word = null; }  // storage may be refused
        if (valid(word)) break;
    }
    if (word !== data.known) setStateValue("word", word);
}
"""


def token() -> str | None:
    """The browser's word, 32 hexadecimal digits; None until the browser has told it."""
    component = streamlit.components.v2.component("device", js=_FIND_OR_MAKE)
    told = component(
        data={"known": st.session_state.get(_KEPT)}, key="device_word", on_word_change=lambda: None
    ).get("word")
    if isinstance(told, str) and re.fullmatch("[0-9a-f]{32}", told):
        st.session_state[_KEPT] = told
    return st.session_state.get(_KEPT)
