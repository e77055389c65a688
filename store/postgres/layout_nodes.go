package postgres

// nodesLayout is the step that knows of nodes: which live, and until when one of
// them leads. All of it is told by the database's own clock.
//
// Whoever joins takes the place of a node of its name, which has died: what that
// one led is free at once.
const nodesLayout = `
CREATE TABLE tamrin.nodes (run text PRIMARY KEY, name text NOT NULL, until timestamptz NOT NULL);
CREATE TABLE tamrin.lease (one boolean PRIMARY KEY DEFAULT true CHECK (one), run text NOT NULL, until timestamptz NOT NULL);
CREATE FUNCTION tamrin.node_joins(node_name text, me text) RETURNS void LANGUAGE sql AS $$
	UPDATE tamrin.lease SET until = '-infinity' WHERE run IN (SELECT n.run FROM tamrin.nodes n WHERE n.name = node_name AND n.run <> me);
	DELETE FROM tamrin.nodes n WHERE n.name = node_name AND n.run <> me OR n.until < clock_timestamp() - interval '1 hour';
$$;
CREATE FUNCTION tamrin.node_beats(node_name text, me text, lasts interval, OUT leads boolean, OUT others integer, OUT clock timestamptz)
LANGUAGE plpgsql AS $$
BEGIN
	INSERT INTO tamrin.nodes AS n (run, name, until) VALUES (me, node_name, clock_timestamp() + lasts)
		ON CONFLICT (run) DO UPDATE SET until = clock_timestamp() + lasts;
	INSERT INTO tamrin.lease AS l (run, until) VALUES (me, clock_timestamp() + lasts)
		ON CONFLICT (one) DO UPDATE SET run = me, until = clock_timestamp() + lasts WHERE l.run = me OR l.until < clock_timestamp();
	leads := FOUND;
	SELECT count(*) INTO others FROM tamrin.nodes n WHERE n.run <> me AND n.until > clock_timestamp();
	clock := clock_timestamp();
END
$$;
CREATE FUNCTION tamrin.node_leaves(me text) RETURNS void LANGUAGE sql AS $$
	DELETE FROM tamrin.nodes WHERE run = me;
	UPDATE tamrin.lease SET until = '-infinity' WHERE run = me;
$$;`
