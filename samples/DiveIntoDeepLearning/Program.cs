// The experiments of "Dive into Deep Learning", chapters on convolutional networks, one file a section in Sections/. The pages in docs/d2l go with them.
//
// dotnet run -c Release --project samples/DiveIntoDeepLearning                       lists the sections
// dotnet run -c Release --project samples/DiveIntoDeepLearning -- conv-layer         runs one
// dotnet run -c Release --project samples/DiveIntoDeepLearning -- lenet --epochs 1   trains for one epoch; 0 does not train
// dotnet run -c Release --project samples/DiveIntoDeepLearning -- all --epochs 0     runs all of them
using Samples.DiveIntoDeepLearning;

return CommandLine.Run(args);
