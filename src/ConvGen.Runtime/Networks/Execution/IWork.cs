namespace ConvGen;

/// <summary>Work cut into items that do not depend on each other.</summary>
internal interface IWork
{
    /// <summary>Does one item; called on several threads at once.</summary>
    void Run(int item);
}
