"""What can be asked of an engine process, and what it answers."""

from __future__ import annotations

from typing import Any, ClassVar, Final, Literal

import msgspec

from core.engine.speculate.pass_costs import PassCosts
from core.process.channel import Body

Role = Literal["system", "user", "assistant", "tool"]
KvType = Literal["f16", "q8_0", "q4_0"]
FinishReason = Literal["stop", "length", "context", "repetition", "cancelled"]
"""repetition: the model began to say the same phrase for ever, and was stopped."""
Eviction = Literal["score", "recency"]
"""What makes room in an expert cache: the expert of which the router has thought least lately, or the one that was used
longest ago."""
Origin = Literal["chat", "quick", "background"]
"""Who waits for an answer: somebody who reads it, somebody with a quick question in between, or nobody."""
WhenFull = Literal["leave_out", "window"]
"""leave_out: the oldest turns are not read, and an answer ends when the window is full; window: the beginning,
separators and the newest part stay in memory, and an answer goes on. Models whose memory cannot do that leave out."""
DeviceKind = Literal["processor", "graphics", "integrated", "accelerator", "machine"]
"""integrated: graphics that computes in main memory; accelerator: one that helps the processor, such as BLAS; machine:
a device that another machine lends."""
PROCESSOR: Final = "processor"
"""The name of this machine's processor and main memory, where weights may lie."""
MOST_HELPERS: Final = 16
"""Other machines at once (`GGML_RPC_MAX_SERVERS`)."""
HELPER_LOST: Final = 80
"""Exit codes of an engine whose helper went away: this, plus the helper's place in `Load.helpers`."""


class Tool(msgspec.Struct, frozen=True):
    """A function that the model may ask for."""

    name: str
    description: str = ""
    parameters: dict[str, Any] = {}
    """JSON schema of its arguments, an object."""


ToolChoice = str
""""none", "auto", "required", or "tool:" and the name of the one that must be asked for."""


class ToolCall(msgspec.Struct, frozen=True):
    """A tool that the model asks for."""

    id: str
    name: str
    arguments: str
    """JSON, as the model wrote it."""


class Turn(msgspec.Struct, frozen=True):
    """One message as the model reads it."""

    role: Role
    text: str
    calls: tuple[ToolCall, ...] = ()
    """Of an assistant's turn: what it asked for after its text."""
    call_id: str = ""
    """Of a tool's turn: the call that its text is the result of."""


class Sampling(msgspec.Struct, frozen=True):
    """How the next token is drawn. A temperature of 0 is greedy: always the likeliest token."""

    temperature: float = 0.7
    top_p: float = 0.95
    top_k: int = 40
    min_p: float = 0.05
    repeat_penalty: float = 1.0
    frequency_penalty: float = 0.0
    presence_penalty: float = 0.0
    seed: int = -1
    """-1 draws a new seed for each answer."""


class Stream(msgspec.Struct, frozen=True):
    """How weights of layers that do not fit are read from the file each time they are needed.

    An equal share of every layer stays in memory; the rest of a layer is read into one of a few slots while the layers
    before it compute (FlexInfer, arXiv 2503.03777).
    """

    resident_bytes: int
    """Of the weights of all layers together, that stay in memory."""
    slots: int = 2
    """Room for so many layers' streamed part."""
    readers: int = 3
    """Threads that read; one more than the disk needs, because each of them has to wait for the processor at times."""
    direct: bool = True
    """Past the system's page cache; False goes through it."""
    copy_bytes: int = 1 << 40
    """That copies of rearranged weights may take on the disk; 0 keeps none."""


class ExpertCache(msgspec.Struct, frozen=True):
    """How the routed experts of a mixture that do not fit are kept: the most useful ones in so much memory."""

    bytes: int
    readers: int = 4
    prefetch: bool = True
    """Read what the next layer will probably need while this one computes."""
    eviction: Eviction = "score"


class Placement(msgspec.Struct, frozen=True):
    """Which device computes what. Devices go by the names that `ListDevices` gives."""

    devices: tuple[str, ...] = ()
    """Those that layers may lie on, in this order, besides the processor."""
    layers: tuple[int, ...] = ()
    """How many of the last layers each of them takes; the output counts as one of the last device."""
    on_processor: tuple[str, ...] = ()
    """Regular expressions for names of tensors that stay in main memory though their layer does not."""
    kv_on_device: bool = True
    """False keeps keys and values in main memory."""
    required: bool = False
    """Fail rather than do without another machine that does not answer."""


class Load(Body, frozen=True):
    """How a model is loaded."""

    path: str
    context_length: int = 4096
    """Tokens; 0 takes what the model was trained with."""
    sequences: int = 1
    """Conversations that have room in memory at once, each for a whole context."""
    draft_tokens: int = 0
    """Of one answer, that a pass verifies at most besides its next token."""
    passes: PassCosts = PassCosts()
    """What passes over several tokens cost here, as `Calibrate` has found: drafts are verified in no others."""
    draft_model: str = ""
    """A small model's file that drafts for this one; "" drafts from texts alone."""
    threads: int = 0
    """0 takes the number of physical cores that this process may use."""
    reading_threads: int = 0
    """For prompts; 0 is as many as `threads`."""
    gpu_layers: int = -1
    """-1 puts as many layers on a GPU as there are."""
    batch: int = 512
    memory_map: bool = True
    """False reads the weights into memory of the process; so does a placement that puts layers on other devices."""
    repack: bool = True
    """Let the CPU backend keep a rearranged, faster copy of the weights in memory of the process."""
    flash_attention: Literal["auto", "on", "off"] = "auto"
    kv_type: KvType = "f16"
    helpers: tuple[str, ...] = ()
    """Addresses, host:port, of machines that lend their memory; they appear as devices RPC0, RPC1 and so on."""
    placement: Placement | None = None
    """None leaves it to `gpu_layers`."""
    stream: Stream | None = None
    """None keeps all weights in memory, or mapped."""
    experts: ExpertCache | None = None
    embedding: bool = False
    """Load an encoder: the process then answers `Embed`, not `Generate`."""
    pair_adapter: str = ""
    """A LoRA file for an encoder, with which it reads two texts at once: the process then answers `EmbedPairs` too."""


class Open(Body, frozen=True):
    """Load a model; answered by `LoadProgress` and then `Loaded`. A process loads one model in its life."""

    load: Load
    header: bytes
    """As `core.gguf.pack` gives it."""


class Generate(Body, frozen=True):
    """Answer a conversation; answered by `Trimmed`?, `Queued`?, `PromptRead`, `Text`* with `Confidence`*, `Generated`.

    A process makes several answers at once.
    """

    turns: tuple[Turn, ...]
    sampling: Sampling = Sampling()
    max_tokens: int = 0
    """0 is as many as the context window holds."""
    stop: tuple[str, ...] = ()
    """Texts that end the answer and are not part of it."""
    begun: str = ""
    """How the answer begins, where another engine wrote that already: only what follows is answered."""
    confidence: bool = False
    """Say how sure the model is of its tokens: `Confidence` now and then, and at the end."""
    prompt: str = ""
    """Instead of turns: a text to go on with, as it stands."""
    suffix: str = ""
    """What follows the gap after `prompt`; for models that were trained to fill gaps."""
    schema: dict[str, Any] | None = None
    """JSON schema that the answer obeys."""
    tools: tuple[Tool, ...] = ()
    """Tools that the model is told about and may ask for, in the form that its template wants."""
    tool_choice: ToolChoice = "auto"
    several_calls: bool = True
    """Whether one answer may ask for more than one tool."""
    logprobs: int = -1
    """How many of the likeliest tokens are told with each token; -1 tells no probabilities."""
    origin: Origin = "chat"
    """Sets what comes first: quick before chat, and both before background."""
    conversation: str = ""
    """Names the conversation, so that what was read of it is found again; "" for one that has no name."""
    when_full: WhenFull = "leave_out"
    """What becomes of a conversation that is longer than the context window."""
    keep_beginning: bool = False
    """Whether the instructions that it begins with may be kept on the disk, as the model has read them."""
    keep_bytes: int = 0
    """That all conversations kept on disk may take together; 0 for one that is not to be written to the disk."""
    draft: bool = True
    """Write with drafts where they pay; the answer is the same."""
    expected: tuple[str, ...] = ()
    """Texts of which the answer may repeat something: they are drafted from, and not read by the model."""


class Prepare(Body, frozen=True):
    """Get ready for the next question of a conversation; answered by `Prepared`.

    What is kept of the conversation on disk is taken into memory; without any, its instructions are read.
    """

    turns: tuple[Turn, ...]
    """As far as the conversation has come."""
    conversation: str = ""


class Forget(Body, frozen=True):
    """Keep nothing of a conversation any more; answered by `Done`."""

    conversation: str


class Keep(Body, frozen=True):
    """Write to the disk what is to be kept and is not there yet; answered by `Done`."""


class Embed(Body, frozen=True):
    """Encode texts; answered by `Vectors`."""

    texts: tuple[str, ...]


class Calibrate(Body, frozen=True):
    """Measure how fast the loaded model is, while nobody asks it anything; answered by `Calibrated`."""

    text: str
    """To read."""
    lengths: tuple[int, ...] = (256,)
    """Tokens in the context window after which writing is measured, growing."""
    passes: bool = False
    """Measure passes over several tokens too, up to `Load.draft_tokens`."""
    threads: tuple[int, ...] = ()
    """Numbers of threads to try."""


class WriteBare(Body, frozen=True):
    """Write an answer with nothing but llama.cpp's own calls, to compare with; answered by `BareWritten`."""

    turns: tuple[Turn, ...]
    tokens: int


class EmbedPairs(Body, frozen=True):
    """Read pairs of texts with the adapter; answered by `Vectors`, one for each pair."""

    pairs: tuple[tuple[str, str], ...]


class ListDevices(Body, frozen=True):
    """Ask what the engine can compute on; answered by `Devices`, with or without a model."""

    helpers: tuple[str, ...] = ()
    """Other machines to ask as well, as host:port; takes a second for each, or a few where one does not answer."""


class Measure(Body, frozen=True):
    """Ask for the memory of the process; answered by `Memory`, also while an answer is being written."""


class DryRun(Body, frozen=True):
    """Plan a load without doing it; answered by `DryRunResult`. For a process that does nothing else."""

    load: Load


class TimeKernels(Body, frozen=True):
    """Time the processor's kernels; answered by `KernelTimes`. For a process that does nothing else."""


EngineRequest = (
    Open
    | Generate
    | Prepare
    | Forget
    | Keep
    | Embed
    | EmbedPairs
    | Calibrate
    | WriteBare
    | Measure
    | ListDevices
    | DryRun
    | TimeKernels
)


class Queued(Body, frozen=True):
    """The answer has to wait for others."""


class Adjusted(Body, frozen=True):
    """The model was not loaded quite as it was asked for: why, in sentences. Said once a load, by the client."""

    notices: tuple[str, ...]


class LoadProgress(Body, frozen=True):
    """The share of the file that has been read, 0 to 1."""

    share: float


class DeviceShare(msgspec.Struct, frozen=True):
    """What of a model lies on one device."""

    device: str
    """`PROCESSOR`, or a name that `ListDevices` gives."""
    layers: int
    """The output counts as one. 0 for devices among which the engine itself has divided the layers."""
    bytes: int
    """Of weights."""


class Loaded(Body, frozen=True):
    """The model is ready."""

    terminal: ClassVar[bool] = True
    name: str
    """As the user knows it: `core.gguf.Header.name`."""
    path: str
    architecture: str
    parameters: int
    file_bytes: int
    context_length: int
    """Tokens the context window holds now."""
    trained_context_length: int
    layers: int
    gpu_layers: int
    threads: int
    seconds: float
    identity: str
    """Changes whenever the file does: size, modification time and a digest of the header."""
    has_chat_template: bool
    dimensions: int
    """Length of a vector of this model's embeddings."""
    devices: tuple[DeviceShare, ...] = ()
    """Where the weights lie; the processor first."""
    missing_helpers: tuple[str, ...] = ()
    """A sentence for each other machine that was to help and did not answer: the load went on without it."""
    stream_bytes: int = 0
    """That every pass over the model reads from its file; 0 where the weights lie in memory, or mapped."""
    expert_cache_bytes: int = 0
    """Memory that a cache of experts takes at most; 0 without one."""
    stream_direct: bool = False
    """Whether these reads go past the system's page cache."""
    notice: str = ""
    """What could not be done as it was asked for, in a sentence."""
    tool_syntax: str = "hermes"
    """How the model writes that it wants a tool (`core.tool_calls.syntax`)."""


class Trimmed(Body, frozen=True):
    """The oldest turns did not fit into the context window and were left out of what the model read."""

    turns: int
    context_length: int


class LetGo(Body, frozen=True):
    """The context window was full: of what is in memory, the beginning, separators and the newest part stay."""

    context_length: int


class Prepared(Body, frozen=True):
    """The next question of the conversation can come."""

    terminal: ClassVar[bool] = True
    tokens: int
    """That are in memory of it."""
    from_disk: bool
    seconds: float
    restored_s: float = 0.0
    """Of these, until what was kept of it on disk was in memory."""


class PromptRead(Body, frozen=True):
    """The prompt has been read; the first token comes next."""

    prompt_tokens: int
    reused_tokens: int
    """How many of them were still in the KV cache from the answer before."""
    seconds: float


class TokenScore(msgspec.Struct, frozen=True):
    """A token and how likely it was by the model's own reckoning, before temperature and the like."""

    piece: bytes
    logprob: float
    """Natural logarithm of the probability."""
    likeliest: tuple[tuple[bytes, float], ...] = ()
    """The likeliest tokens at this place with their logarithms, the best first."""


class Text(Body, frozen=True):
    """The next piece of the answer; whole characters only."""

    text: str
    tokens: int
    scores: tuple[TokenScore, ...] = ()
    """Of these tokens, where `Generate.logprobs` asked for them."""


class Confidence(Body, frozen=True):
    """How sure the model has been of the tokens so far. Natural logarithms; entropies in nats."""

    tokens: int = 0
    mean_logprob: float = 0.0
    """Of the tokens that were drawn."""
    low_logprob: float = 0.0
    """One token in ten was less likely."""
    least_logprob: float = 0.0
    worst_window: float = 0.0
    """The least mean over eight tokens in a row."""
    mean_entropy: float = 0.0
    high_entropy: float = 0.0
    """One token in ten was drawn from more."""
    worst_entropy_window: float = 0.0
    mean_margin: float = 0.0
    """Log-probability of the likeliest token less that of the next."""
    low_margin: float = 0.0
    first_logprob: float = 0.0
    """Mean over the first eight tokens."""


class Generated(Body, frozen=True):
    """The answer is complete, or was stopped."""

    terminal: ClassVar[bool] = True
    finish: FinishReason
    prompt_tokens: int
    reused_tokens: int
    completion_tokens: int
    time_to_first_token_s: float
    """From the request's arrival in the engine."""
    decode_s: float
    """From the first token to the last."""
    tokens_per_second: float
    """(completion_tokens - 1) / decode_s: the first token belongs to the prompt's time."""
    engine_peak_bytes: int
    alone: bool = True
    """Whether nothing else was computed between its beginning and its end."""
    stream_bytes: int = 0
    """Read from the model's file for this answer, because the weights did not all fit."""
    expert_bytes: int = 0
    """Read from the model's file for this answer: experts that were not in the cache."""
    drafted_tokens: int = 0
    """That were guessed ..."""
    accepted_tokens: int = 0
    """... and right: each of these cost no pass of its own."""
    expert_hit_rate: float = 0.0
    """The share of the experts needed after the prompt that were in memory in time, 0 to 1; 0 without a cache."""


class RateAt(msgspec.Struct, frozen=True):
    """How fast a model reads and writes with so many tokens in its context window, in tokens a second."""

    tokens: int
    reading: float
    writing: float


class RateWith(msgspec.Struct, frozen=True):
    """How fast it does with so many threads."""

    threads: int
    reading: float
    writing: float


class Calibrated(Body, frozen=True):
    """What was measured; less than was asked for where it was stopped."""

    terminal: ClassVar[bool] = True
    rates: tuple[RateAt, ...] = ()
    passes: PassCosts = PassCosts()
    threads: tuple[RateWith, ...] = ()
    likely: bytes = b""
    """What the model thinks likely after some places of the text; see `core.engine.calibrate.divergence`."""


class BareWritten(Body, frozen=True):
    """The answer was written, and forgotten."""

    terminal: ClassVar[bool] = True
    tokens_per_second: float


class Vectors(Body, frozen=True):
    """Encoded texts."""

    terminal: ClassVar[bool] = True
    dimensions: int
    values: bytes
    """float32, little endian, one unit-length row a text."""
    tokens: int = 0
    """That were read, of all texts together."""


class Memory(Body, frozen=True):
    """What the process holds, in bytes."""

    terminal: ClassVar[bool] = True
    now: int
    peak: int


class EngineDevice(msgspec.Struct, frozen=True):
    """Something the engine can compute on."""

    name: str
    description: str
    backend: str
    """The part of the engine that drives it, such as "CUDA" or "MTL"."""
    kind: DeviceKind
    total_bytes: int = 0
    """Memory of its own, or for kind "integrated" what it may use of main memory; 0 for the processor."""
    free_bytes: int = 0
    link_bytes_per_second: float = 0.0
    """For kind "machine": measured just now, the slower of the two directions."""
    link_round_trip_s: float = 0.0
    """For kind "machine": until a few bytes have come back."""
    memory_bytes_per_second: float = 0.0
    """For kind "machine": how fast it reads its memory; 0 where it has not measured that."""


class Devices(Body, frozen=True):
    """All the engine can compute on."""

    terminal: ClassVar[bool] = True
    items: tuple[EngineDevice, ...]
    problems: tuple[str, ...] = ()
    """A sentence for each other machine that did not answer."""


class DryRunResult(Body, frozen=True):
    """What a load would take, in bytes, as the engine plans it; without the process itself."""

    terminal: ClassVar[bool] = True
    weight_bytes: int
    """All weights, rearranged or not; those that are needed in both forms twice."""
    repacked_bytes: int
    """Those of them that the CPU backend copies into memory of the process."""
    kv_bytes: int
    state_bytes: int
    """Of layers that keep a state instead of keys and values."""
    compute_bytes: int
    output_bytes: int
    seconds: float


class KernelTime(msgspec.Struct, frozen=True):
    """How long weights of a type take."""

    type: str
    """ggml's name."""
    reading_s: float
    """Seconds a weight and token of a prompt, on one core."""
    writing_s: float = 0.0
    """Seconds a byte when a token is written, on all cores, rearranged where weights of this type are."""
    plain_writing_s: float = 0.0
    """The same of weights as they are in the file."""


class KernelTimes(Body, frozen=True):
    """How fast the processor computes."""

    terminal: ClassVar[bool] = True
    times: tuple[KernelTime, ...]
    unrest: float
    """How much the first one differed when it was timed again at the end: 1 on a quiet machine."""
    writing_unrest: float = 1.0
    """The same of a matrix that comes from memory."""
    step_s: float = 0.0
    """Seconds of a step of a graph with next to nothing to compute, on all cores."""


EngineEvent = (
    LoadProgress
    | Loaded
    | Queued
    | Trimmed
    | LetGo
    | Prepared
    | PromptRead
    | Text
    | Confidence
    | Generated
    | Calibrated
    | BareWritten
    | Vectors
    | Memory
    | Devices
    | DryRunResult
    | KernelTimes
)
