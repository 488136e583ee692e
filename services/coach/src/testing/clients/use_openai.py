"""What OpenAI's Python client does with the coach's API; run with the folder of its packages, the address and the key, see use-openai.mjs."""

import sys
from typing import List, Literal

_, packages, BASE_URL, API_KEY = sys.argv
sys.path.insert(0, packages)

import openai
from pydantic import BaseModel

client = openai.OpenAI(base_url=BASE_URL, api_key=API_KEY, max_retries=0)
MODEL = "scripted"
MESSAGES = [{"role": "user", "content": "I love painting."}]


class Step(BaseModel):
    n: int


class Mood(BaseModel):
    mood: Literal["calm", "glad"]
    words: str
    steps: List[Step]


assert [model.id for model in client.models.list()] == ["jan-v1-4b", "scripted"]

whole = client.chat.completions.create(model=MODEL, messages=MESSAGES)
text = whole.choices[0].message.content
assert text and whole._request_id.startswith("req_")
with client.chat.completions.stream(
    model=MODEL, messages=MESSAGES, stream_options={"include_usage": True}
) as stream:
    final = stream.get_final_completion()
assert final.choices[0].message.content == text and final.usage == whole.usage
parsed = client.chat.completions.parse(model=MODEL, messages=MESSAGES, response_format=Mood)
assert parsed.choices[0].message.parsed.words
cut = client.chat.completions.create(model=MODEL, messages=MESSAGES, max_completion_tokens=2)
assert cut.choices[0].finish_reason == "length" and cut.usage.completion_tokens == 2

response = client.responses.create(model=MODEL, input="I love painting.")
assert response.output_text == text
with client.responses.stream(model=MODEL, input="I love painting.") as stream:
    assert stream.get_final_response().output_text == text
assert client.responses.parse(model=MODEL, input="Hello", text_format=Mood).output_parsed.words

conversation = client.conversations.create(metadata={"topic": "sea"})
kept = client.responses.create(model=MODEL, input="Hello", conversation=conversation.id)
items = list(client.conversations.items.list(conversation.id, order="asc", limit=1))
assert [item.role for item in items] == ["user", "assistant"]
assert items[1].id == kept.output[0].id
gone = client.responses.create(model=MODEL, input="I am ready", previous_response_id=kept.id)
assert client.responses.retrieve(gone.id).output_text == gone.output_text
assert client.responses.input_items.list(gone.id).data[0].role == "user"
client.responses.delete(gone.id)
try:
    client.responses.retrieve(gone.id)
    raise SystemExit("a deleted response was found")
except openai.NotFoundError:
    pass
client.conversations.items.delete(items[1].id, conversation_id=conversation.id)
assert len(list(client.conversations.items.list(conversation.id))) == 3
assert client.conversations.delete(conversation.id).deleted

try:
    client.chat.completions.create(model=MODEL, messages=MESSAGES, logprobs=True)
    raise SystemExit("logprobs passed in silence")
except openai.BadRequestError as error:
    assert error.param == "logprobs"
print("all of it works")
