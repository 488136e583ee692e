"""A coach of your own, in Python without a package: `python3 coach.py`."""

import base64
import hashlib
import hmac
import json
import os
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

SECRET = os.environ.get("COACH_SECRET", "")


def answer(turn):
    """The coaching itself: here, a welcome and a first step. /api/v1/schemas/coach-turn.json says what a turn holds."""
    if turn["coach_state"]["current_phase"] != "INTRODUCTION":
        return {"reply": f"You said: {turn['message']}. Tell me more."}
    if turn["message"] != "Let's begin":
        words = ["Hello", "Welcome"][turn["seed"] % 2]
        return {"reply": f"{words}, {turn['profile']['first_name']}!", "choices": ["Let's begin"]}
    go = {"action_type": "TRANSITION_PHASE", "parameters": {"to_phase": "GET_TO_KNOW_YOU"}}
    return {"reply": "Where did you grow up?", "actions": [go]}


def is_signed(body, headers):
    """Whether the turn is from Rehearsal and of now, as Standard Webhooks have it."""
    if not SECRET:
        return True
    message_id, at = headers.get("webhook-id", ""), headers.get("webhook-timestamp", "0")
    if not at.isdigit() or abs(time.time() - int(at)) > 300:
        return False
    key = base64.b64decode(SECRET.removeprefix("whsec_"))
    wanted = hmac.new(key, f"{message_id}.{at}.".encode() + body, hashlib.sha256).digest()
    given = headers.get("webhook-signature", "").split()
    return any(hmac.compare_digest("v1," + base64.b64encode(wanted).decode(), each) for each in given)


class Coach(BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("content-length", 0)))
        if not is_signed(body, self.headers):
            return self.send(401, {"error": "not signed by Rehearsal"})
        try:
            self.send(200, answer(json.loads(body)))
        except (ValueError, KeyError, TypeError):
            self.send(400, {"error": "no turn"})

    def send(self, status, body):
        self.send_response(status)
        self.send_header("content-type", "application/json")
        self.end_headers()
        self.wfile.write(json.dumps(body).encode())


if __name__ == "__main__":
    server = ThreadingHTTPServer(("127.0.0.1", int(os.environ.get("PORT", "9000"))), Coach)
    print("The coach listens.", flush=True)
    server.serve_forever()
