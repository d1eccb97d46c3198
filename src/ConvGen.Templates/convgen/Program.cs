using ConvGen;
using ShapesNamespace;

// 1. Data: images that the network learns from, and others to examine it with.
ImageDataset lessons = Drawing.Dataset(4000, seed: 1);
ImageDataset exam = Drawing.Dataset(1000, seed: 2);

// 2. A network that knows nothing yet: its weights are random. The same seed gives the same network.
var net = new ShapesModel(seed: 1);
Console.WriteLine(ShapesModel.Description);

// 3. Training: for each batch of images, see how wrong the answers are and move every weight a little to where they are less so.
//    An epoch goes once through all images.
using var trainer = new Trainer<ShapesModel>(net, new Adam(learningRate: 0.003f));
var batches = new DataLoader(lessons, batchSize: 64, shuffle: true, seed: 1);
for (int epoch = 0; epoch < 5; epoch++)
{
    EpochResult result = trainer.Fit(batches, epochs: 1)[0];
    Console.WriteLine($"epoch {result.Epoch}: loss {result.Loss:F4}, {result.Accuracy:0.0%} right, {result.ImagesPerSecond:N0} images/s");
}

// 4. The exam: images that it has never seen.
Evaluation grade = trainer.Evaluate(exam);
Console.WriteLine($"exam: {grade.Accuracy:0.0%} of {grade.Count} right");

// 5. One image, looked at closely.
float[] image = new float[ShapesModel.InputLength];
exam.CopyImage(index: 2, image);
float[] probabilities = new float[ShapesModel.OutputLength];
net.PredictProbabilities(image, probabilities);
var answer = (Shape)Functional.ArgMax(probabilities);
Console.WriteLine();
Console.Write(Drawing.Text(image));
Console.WriteLine($"This is a {answer.ToString().ToLowerInvariant()}, says the network, {probabilities.Max():0.0%} sure.");

// 6. What was learned, for other programs: new ShapesModel() and Load("shapes.safetensors") is the same network.
net.Save("shapes.safetensors");
Console.WriteLine("Saved to shapes.safetensors.");
