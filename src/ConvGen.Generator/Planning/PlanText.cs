using System.Text;
using ConvGen.Generator.Nests;

namespace ConvGen.Generator.Planning;

/// <summary>A plan as short text.</summary>
internal static class PlanText
{
    public static string Whole(Plan plan)
    {
        var text = new StringBuilder();
        foreach (var place in plan.Places)
        {
            text.Append(FormattableString.Invariant($"{place.Region} at {place.Offset}, {place.Length} floats"));
            text.Append(place.Value == 0f ? "\n" : FormattableString.Invariant($" of {place.Value}\n"));
        }

        for (int phase = 0; phase < plan.Phases.Length; phase++)
        {
            Steps(FormattableString.Invariant($"phase {phase}, forward"), plan.Phases[phase].Forward);
            Steps(FormattableString.Invariant($"phase {phase}, backward"), plan.Phases[phase].Backward);
        }

        Steps("folds", plan.Folds);
        return text.ToString();

        void Steps(string title, IEnumerable<Step> steps)
        {
            text.Append(title).Append(":\n");
            foreach (var step in steps)
            {
                text.Append("  ").Append(step.Nest.Name).Append(": ").Append(step.Nest.Formula)
                    .Append(step.Nest.Guards.IsEmpty ? "" : $" where {NestText.Where(step.Nest)}")
                    .Append(step.OnlyForInput ? " (only for the images' gradient)\n" : "\n");
            }
        }
    }
}
