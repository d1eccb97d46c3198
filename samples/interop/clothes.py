"""Trains a small network on the six kinds of Fashion-MNIST that are worn on the body, and writes what samples/PyTorchWeights reads.

usage: clothes.py FOLDER_OF_FASHION_MNIST OUTPUT_FOLDER
"""
import gzip, sys
import numpy, torch
from torch import nn
import safetensors_file

BODY = [0, 1, 2, 3, 4, 6]                               # T-shirt, trouser, pullover, dress, coat, shirt
data, output = sys.argv[1:]


def read(part):
    labels = numpy.frombuffer(gzip.open(f"{data}/{part}-labels-idx1-ubyte.gz").read()[8:], numpy.uint8)
    images = numpy.frombuffer(gzip.open(f"{data}/{part}-images-idx3-ubyte.gz").read()[16:], numpy.uint8).reshape(-1, 1, 28, 28)
    kept = numpy.isin(labels, BODY)
    return torch.from_numpy(images[kept] / numpy.float32(255)), torch.from_numpy(numpy.searchsorted(BODY, labels[kept]))


torch.manual_seed(1)
net = nn.Sequential(
    nn.Conv2d(1, 8, kernel_size=5, padding=2), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(8, 16, kernel_size=5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(400, 32), nn.ReLU(), nn.Linear(32, 6))
images, labels = read("train")
optimizer, loss = torch.optim.Adam(net.parameters(), lr=0.002), nn.CrossEntropyLoss()
for epoch in range(4):
    net.train()
    for batch in torch.randperm(len(labels)).split(64):
        optimizer.zero_grad()
        loss(net(images[batch]), labels[batch]).backward()
        optimizer.step()
    with torch.no_grad():
        net.eval()
        tests, truth = read("t10k")
        print(f"epoch {epoch + 1}: {100 * (net(tests).argmax(1) == truth).float().mean():.2f} % of the test images")

# The state_dict under its own names, and beside it what every layer makes of one image.
with torch.no_grad():
    safetensors_file.save(net.state_dict(), f"{output}/clothes.safetensors")
    x = tests[:1]
    outputs = {"input": x}
    for number, layer in enumerate(net):
        outputs[str(number)] = x = layer(x)
    safetensors_file.save(outputs, f"{output}/layers.safetensors")
