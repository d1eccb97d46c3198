namespace ConvGen.Smoke;

/// <summary>Runs every kernel of both LeNets once, so that the JIT compiler can be watched.</summary>
public static class Kernels
{
    public static void Touch()
    {
        Touch(new LeNet());
        Touch(new LeNetReLU());
    }

    private static void Touch(INetwork network)
    {
        float[] images = new float[network.InputLength];
        network.Predict(images, new float[network.OutputLength]);
        network.Backward(images, new float[network.OutputLength], new float[network.Parameters.Length], new float[images.Length]);
    }
}
