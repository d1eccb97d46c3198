using Library;

var net = PretrainedNet.CreatePretrained();
Console.WriteLine(string.Join(" and ", net.Answer(new float[] { 1, 1, 1, 1 })));
