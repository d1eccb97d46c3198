using ConvGen;

namespace Library
{
    /// <summary>Its weights are embedded in this assembly: 1 to 8, and biases 9 and 10.</summary>
    [Network(1, 2, 2)]
    [Flatten]
    [Linear(2)]
    public partial class PretrainedNet
    {
        /// <summary>For callers that know no spans.</summary>
        public float[] Answer(float[] image)
        {
            var output = new float[OutputLength];
            Predict(image, output);
            return output;
        }
    }
}
