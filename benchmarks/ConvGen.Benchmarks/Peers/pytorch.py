"""PyTorch on the cases of the standard input, one a line (model, what, threads, batch): a JSON line each.
usage: pytorch.py SECONDS_A_FIGURE"""
import json
import sys
import time

import torch
from torch import nn


def lenet():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.Sigmoid(), nn.AvgPool2d(2),
        nn.Conv2d(6, 16, 5), nn.Sigmoid(), nn.AvgPool2d(2),
        nn.Flatten(), nn.Linear(400, 120), nn.Sigmoid(), nn.Linear(120, 84), nn.Sigmoid(), nn.Linear(84, 10))


MODELS = {
    'lenet': ((1, 28, 28), lenet),
    'conv64': ((64, 56, 56), lambda: nn.Conv2d(64, 64, 3, padding=1)),
    'conv512': ((512, 14, 14), lambda: nn.Conv2d(512, 512, 3, padding=1)),
    'depthwise256': ((256, 28, 28), lambda: nn.Conv2d(256, 256, 3, padding=1, groups=256)),
}


def predicting(network, images):
    frozen = torch.jit.freeze(torch.jit.trace(network.eval(), images))

    def run():
        with torch.no_grad():
            frozen(images)
    return run


def training(network, images):
    labels = torch.arange(len(images)) % 10
    optimizer, loss = torch.optim.SGD(network.parameters(), lr=0.9), nn.CrossEntropyLoss()

    def run():
        optimizer.zero_grad()
        loss(network(images), labels).backward()
        optimizer.step()
    return run


def repeat(run, seconds):
    end = time.perf_counter() + 0.2 * seconds
    while time.perf_counter() < end:
        run()
    took, end = [], time.perf_counter() + seconds
    while not took or time.perf_counter() < end:
        start = time.perf_counter()
        run()
        took.append(1e6 * (time.perf_counter() - start))
    took.sort()
    return took[len(took) // 2], took[0]


for line in sys.stdin:
    model, what, threads, batch = line.split()
    torch.set_num_threads(int(threads))
    shape, make = MODELS[model]
    images = torch.rand(int(batch), *shape)
    median, minimum = repeat((training if what == 'train' else predicting)(make(), images), float(sys.argv[1]))
    print(json.dumps({
        'peer': 'pytorch ' + torch.__version__, 'model': model, 'what': what, 'threads': int(threads), 'batch': int(batch),
        'median_us': round(median, 2), 'min_us': round(minimum, 2)}), flush=True)
