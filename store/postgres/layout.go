package postgres

import (
	"context"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"

	"tamrin/store"
)

// layouts are the steps by which the tables grew: the first makes them, each
// that follows brings them one layout forward. A step that was ever released
// is not changed any more; add another.
//
// Archives and heads are tables of their own, so that a head that moves does
// not rewrite an archive; room in the pages of heads lets it move in place.
var layouts = []string{`
CREATE TABLE tamrin.exercises (n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, id text NOT NULL UNIQUE, digest bytea NOT NULL);
CREATE TABLE tamrin.archives (n bigint PRIMARY KEY, archive bytea NOT NULL);
ALTER TABLE tamrin.archives ALTER archive SET STORAGE EXTERNAL; -- it is compressed already
CREATE TABLE tamrin.heads (n bigint PRIMARY KEY, seq bigint NOT NULL, hash bytea NOT NULL) WITH (fillfactor = 50);
CREATE TABLE tamrin.records (n bigint NOT NULL, seq bigint NOT NULL, hash bytea NOT NULL, payload bytea NOT NULL,
	PRIMARY KEY (n, seq));`, `
CREATE TABLE tamrin.files (hash bytea PRIMARY KEY);
CREATE TABLE tamrin.pieces (hash bytea NOT NULL, i integer NOT NULL, piece bytea NOT NULL, PRIMARY KEY (hash, i));
ALTER TABLE tamrin.pieces ALTER piece SET STORAGE EXTERNAL; -- photos are compressed already`, nodesLayout,
}

// migrating is the lock under which one program at a time changes the tables.
const migrating = 0x7461_6d72_696e // "tamrin"

// migrate brings the tables to the last of the steps, in one transaction: they
// are changed whole or left as they were. Tables of a later Tamrin are refused.
func migrate(ctx context.Context, pool *pgxpool.Pool, steps []string) error {
	return pgx.BeginFunc(ctx, pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, `SELECT pg_advisory_xact_lock($1)`, int64(migrating)); err != nil {
			return err
		}
		at, err := layout(ctx, tx)
		if err != nil {
			return err
		}
		if at > len(steps) {
			return &store.Problem{Kind: store.Unavailable, Say: newer.Format(at, len(steps))}
		}
		for _, step := range steps[at:] {
			if _, err := tx.Exec(ctx, step); err != nil {
				return err
			}
		}
		if at == len(steps) {
			return nil
		}
		_, err = tx.Exec(ctx, `UPDATE tamrin.layout SET version = $1`, len(steps))
		return err
	})
}

// layout tells which layout the tables have; 0 where there are none. It asks
// before it makes anything, as an administrator may have made the schema for a
// user who may not.
func layout(ctx context.Context, tx pgx.Tx) (version int, err error) {
	var schema, table bool
	err = tx.QueryRow(ctx, `SELECT to_regnamespace('tamrin') IS NOT NULL, to_regclass('tamrin.layout') IS NOT NULL`).Scan(&schema, &table)
	if err == nil && !schema {
		_, err = tx.Exec(ctx, `CREATE SCHEMA tamrin`)
	}
	if err == nil && !table {
		_, err = tx.Exec(ctx, `CREATE TABLE tamrin.layout (version integer NOT NULL); INSERT INTO tamrin.layout VALUES (0)`)
	}
	if err != nil {
		return 0, err
	}
	return version, tx.QueryRow(ctx, `SELECT version FROM tamrin.layout`).Scan(&version)
}
