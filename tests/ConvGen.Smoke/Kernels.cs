namespace ConvGen.Smoke;

/// <summary>Runs every kernel of both LeNets and of a larger network once, so that the JIT compiler can be watched.</summary>
public static class Kernels
{
    // A block, and one image that fills none.
    private const int Images = 17;

    public static void Touch()
    {
        Touch(new LeNet());
        Touch(new LeNetReLU());
        Touch(new SmallVgg());
    }

    private static void Touch(INetwork network)
    {
        float[] images = new float[Images * network.InputLength];
        network.Predict(images, new float[Images * network.OutputLength]);
        network.Backward(images, new float[Images * network.OutputLength], new float[network.Parameters.Length], new float[images.Length]);
    }
}
