"""LeNet in PyTorch: writes weights for ConvGen, or reads those that ConvGen wrote.

usage: lenet.py write FILE | lenet.py read FILE
"""
import sys
import torch
from torch import nn
import safetensors_file

net = nn.Sequential(
    nn.Conv2d(1, 6, kernel_size=5, padding=2), nn.Sigmoid(), nn.AvgPool2d(2), nn.Conv2d(6, 16, kernel_size=5), nn.Sigmoid(), nn.AvgPool2d(2),
    nn.Flatten(), nn.Linear(400, 120), nn.Sigmoid(), nn.Linear(120, 84), nn.Sigmoid(), nn.Linear(84, 10)).eval()
what, path = sys.argv[1:]

with torch.no_grad():
    if what == "write":
        # The two tensors more are what net.Load(path, verify: true) runs.
        images = torch.rand(4, 1, 28, 28)
        safetensors_file.save({**net.state_dict(), "__selftest__.input": images, "__selftest__.output": net(images)}, path)
    else:
        tensors = safetensors_file.load(path)
        net.load_state_dict({key: tensor for key, tensor in tensors.items() if not key.startswith("__")})
        if "__selftest__.input" in tensors:
            outputs = net(tensors["__selftest__.input"].reshape(-1, 1, 28, 28))
            print("largest difference", (outputs - tensors["__selftest__.output"]).abs().max().item())
