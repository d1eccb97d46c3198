using ConvGen.Generator.Declarations;
using ConvGen.Generator.Repairs;

namespace ConvGen.Generator.Inference;

/// <summary>What can be wrong with the class that carries the attributes, whatever the layers are.</summary>
internal static class ClassChecks
{
    /// <summary>The problems, each of which would stand even if all layers were right.</summary>
    public static IEnumerable<Problem> Of(NetworkDeclaration declaration)
    {
        var name = declaration.Type.PlainName;
        var facts = declaration.Facts;

        if (facts.Oddity is { } oddity)
        {
            yield return new Problem(ProblemId.NotAnOrdinaryClass, [name, oddity], ProblemPlace.Class);
        }

        if (facts.IsGeneric)
        {
            yield return new Problem(ProblemId.Generic, [name], ProblemPlace.Class);
        }

        if (!facts.IsPartial)
        {
            yield return new Problem(ProblemId.NotPartial, [name], ProblemPlace.Class) { Repairs = [Repair.MakePartial] };
        }

        if (facts.OuterNotPartial is { } outer)
        {
            yield return new Problem(ProblemId.OuterNotPartial, [outer, name], new ProblemPlace(PlaceKind.OuterClass, Argument: outer)) { Repairs = [Repair.MakePartial] };
        }

        if (facts.ConstructorObstacle is { } obstacle)
        {
            yield return new Problem(ProblemId.NoConstructor, [name, obstacle], ProblemPlace.Class);
        }

        // Where the class can get no constructor there is none to call.
        if (facts is { LooseConstructor: true, ConstructorObstacle: null, Oddity: null })
        {
            yield return new Problem(ProblemId.LooseConstructor, [name], new ProblemPlace(PlaceKind.Constructor));
        }

        if (declaration.Networks > 1)
        {
            yield return new Problem(ProblemId.NetworkTwice, [name], new ProblemPlace(PlaceKind.SecondNetwork)) { Repairs = [Repair.RemoveAttribute] };
        }

        if (declaration.Layers.Length == 0)
        {
            yield return new Problem(ProblemId.NoLayers, [name], ProblemPlace.OfNetwork());
        }

        for (var i = 0; i < declaration.Layers.Length; i++)
        {
            if (declaration.Layers[i].IsElsewhere)
            {
                yield return new Problem(ProblemId.LayersApart, [declaration.Layers[i].Kind, name], ProblemPlace.OfLayer(i));
                yield break;
            }
        }
    }
}
