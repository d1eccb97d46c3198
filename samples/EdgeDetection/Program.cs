// Edge detection with convolutions, in three lessons; the first two are those of "Dive into Deep Learning", section "Convolutions for Images".
//
//   1. KnownKernel.cs    A kernel chosen by hand finds the edges of a bar.
//   2. LearnedKernel.cs  The same kernel, learned from an image and its edges alone.
//   3. Sobel.cs          A classic filter over a photograph from Fashion-MNIST. Pictures/ draws it in the terminal.
//
// dotnet run -c Release --project samples/EdgeDetection
// dotnet run -c Release --project samples/EdgeDetection -- --image 7
//
// What the generator makes of the networks lies in obj/generated after a build: Sobel's zero taps are gone, and only its ±2 multiply.
using Samples.EdgeDetection;

return CommandLine.Run(args);
