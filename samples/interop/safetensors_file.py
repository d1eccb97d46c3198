"""PyTorch weights as safetensors and back, with nothing but torch."""
import json, struct, torch

TYPES = {"F64": torch.float64, "F32": torch.float32, "F16": torch.float16, "BF16": torch.bfloat16, "I64": torch.int64}
NAMES = {dtype: name for name, dtype in TYPES.items()}


def save(state_dict, path):
    header, data = {"__metadata__": {"format": "pt"}}, b""
    for key, tensor in state_dict.items():
        part = tensor.detach().cpu().contiguous().reshape(-1).view(torch.uint8).numpy().tobytes()
        header[key] = {"dtype": NAMES[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [len(data), len(data) + len(part)]}
        data += part
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text + data)


def load(path):
    with open(path, "rb") as file:
        header, data = json.loads(file.read(struct.unpack("<Q", file.read(8))[0])), bytearray(file.read())
    header.pop("__metadata__", None)
    return {key: torch.frombuffer(data[slice(*of["data_offsets"])], dtype=TYPES[of["dtype"]]).reshape(of["shape"]) for key, of in header.items()}
