// Training takes a core; more than two tests at once would wait for each other.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
