using System.Numerics;

namespace ConvGen.Tests.Reference;

/// <summary>Where the reference takes a short cut or leans on a convention, it is held against the words of the definition.</summary>
public class DefinitionTests
{
    [Fact]
    public void ConvInputGradientScattersInTheOrderOfTheGatheringSum()
    {
        for (int seed = 0; seed < 100; seed++)
        {
            var random = new Random(seed);
            var input = new Shape(random.Next(1, 4), random.Next(1, 9), random.Next(1, 9));
            var conv = new Conv2d(input, random.Next(1, 6), Samples.Window(random, input), Bias: false);
            Model model = Samples.Model(input, _ => conv);
            float[] w = Samples.Floats(conv.ParametersLength, seed);
            float[] dy = Samples.Floats(conv.Output.Length, seed + 1);

            float[] scattered = model.Backward(Functions.Runtime, w, new float[input.Length], dy).Input;

            Assert.Equal(Gathered(conv, w, dy), scattered);
        }
    }

    [Fact]
    public void LanesAreFoldedByHalves()
    {
        float[] a = Samples.Floats(Group.Lanes, seed: 7);

        float byHand = (((a[0] + a[8]) + (a[4] + a[12])) + ((a[2] + a[10]) + (a[6] + a[14])))
            + (((a[1] + a[9]) + (a[5] + a[13])) + ((a[3] + a[11]) + (a[7] + a[15])));

        Assert.Equal(byHand, Group.Fold<float>(a));
    }

    [Fact]
    public void LanesTakeEverySixteenthImageAndGroupsAreAdded()
    {
        // 1×1 convolution of one pixel: dw = sum of dy·x over images, and nothing else.
        Model model = Samples.Model(new Shape(1), s => new Conv2d(s, 1, new Window(1, 1), Bias: false));
        float[] x = Samples.Floats(130, seed: 1);
        float[] dy = Samples.Floats(130, seed: 2);

        float[] groups = [.. Enumerable.Range(0, 3).Select(group =>
        {
            var lanes = new float[16];
            for (int n = 64 * group; n < Math.Min(130, 64 * (group + 1)); n++)
                lanes[n % 16] = MathF.FusedMultiplyAdd(dy[n], x[n], lanes[n % 16]);
            return Group.Fold<float>(lanes);
        })];

        Assert.Equal([groups[0] + groups[1] + groups[2]], model.Backward(Functions.Runtime, [1f], x, dy).Parameters);
    }

    [Fact]
    public void NoImagesHaveZeroGradients()
    {
        Model model = Samples.Model(new Shape(4), s => new Linear(s.Length, 2));

        Gradients<float> gradients = model.Backward(Functions.Runtime, Samples.Floats(10, seed: 1), [], []);

        Assert.Empty(gradients.Outputs);
        Assert.Empty(gradients.Input);
        Assert.Equal(new float[10], gradients.Parameters);
    }

    [Fact]
    public void MaxPoolTakesTheFirstOfEqualsAndTheLastNaN()
    {
        Model model = Samples.Model(new Shape(1, 1, 4), s => new MaxPool2d(s, new Window(1, 4)));

        Assert.Equal([0, 1, 0, 0], model.Backward(Functions.Runtime, [], [1f, 5, 5, 2], [1f]).Input);
        Gradients<float> nan = model.Backward(Functions.Runtime, [], [float.NaN, 5, float.NaN, 9], [1f]);
        Assert.Equal([float.NaN], nan.Outputs);
        Assert.Equal([0, 0, 1, 0], nan.Input);
    }

    [Fact]
    public void FloatIsNearDouble()
    {
        Model model = ModelReader.Read(typeof(Smoke.LeNet));
        float[] parameters = [.. Samples.Floats(model.ParametersLength, seed: 1).Select(p => 0.2f * p)];
        float[] images = Samples.Floats(70 * model.Input.Length, seed: 2);
        float[] outputGradient = Samples.Floats(70 * model.Output.Length, seed: 3);

        Gradients<float> single = model.Backward(Functions.Runtime, parameters, images, outputGradient);
        Gradients<double> truth = model.Backward(Functions.Exact, Widen(parameters), Widen(images), Widen(outputGradient));

        Parity.Close.Assert("output", truth.Outputs, Widen(single.Outputs), 1e-5);
        Parity.Close.Assert("parameter gradient", truth.Parameters, Widen(single.Parameters), 1e-5);
        Parity.Close.Assert("input gradient", truth.Input, Widen(single.Input), 1e-5);
    }

    private static double[] Widen(float[] values) => Parity.Close.Widen(values);

    // dx[ic,iy,ix] = sum(oc,oy,ox) w[oc, ic, (iy+p−s·oy)/d, (ix+p−s·ox)/d] · dy[oc,oy,ox], wherever that is a tap of the kernel.
    private static T[] Gathered<T>(Conv2d conv, T[] w, T[] dy)
        where T : IBinaryFloatingPointIeee754<T>
    {
        var dx = new FeatureMap<T>(conv.Input);
        Window window = conv.Window;
        for (int ic = 0; ic < conv.Input.Channels; ic++)
        for (int iy = 0; iy < conv.Input.Height; iy++)
        for (int ix = 0; ix < conv.Input.Width; ix++)
        for (int oc = 0; oc < conv.Output.Channels; oc++)
        for (int oy = 0; oy < conv.Output.Height; oy++)
        for (int ox = 0; ox < conv.Output.Width; ox++)
        {
            (int ky, int rowRest) = Math.DivRem(iy + window.Top - window.StrideHeight * oy, window.DilationHeight);
            (int kx, int columnRest) = Math.DivRem(ix + window.Left - window.StrideWidth * ox, window.DilationWidth);
            if (rowRest != 0 || columnRest != 0 || ky < 0 || ky >= window.KernelHeight || kx < 0 || kx >= window.KernelWidth)
                continue;
            T tap = w[((oc * conv.Input.Channels + ic) * window.KernelHeight + ky) * window.KernelWidth + kx];
            dx[ic, iy, ix] = T.FusedMultiplyAdd(tap, dy[conv.Output.Index(oc, oy, ox)], dx[ic, iy, ix]);
        }

        return dx.Values;
    }
}
