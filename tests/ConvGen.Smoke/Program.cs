using System.Runtime.Intrinsics.X86;
using ConvGen.Smoke;

Console.WriteLine($"fma {(Fma.IsSupported ? "hardware" : "software")}");
Console.WriteLine(Fingerprint.Compute());
