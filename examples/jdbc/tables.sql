-- The two tables between Patchworks' flows and Kafka, for PostgreSQL 13 and newer.

-- A flow inserts orders here; the source reads them.
CREATE TABLE public.orders_out (
  id         text PRIMARY KEY,
  channel    text,
  currency   text,
  total      numeric,
  created_at timestamptz,
  body       jsonb NOT NULL
);

-- By this column the source tells rows of transactions that were committed late from those that it has
-- read: no row is lost, however long a transaction takes. The trigger fills it; flows need not know it.
ALTER TABLE public.orders_out ADD COLUMN patchworks_tx xid8 NOT NULL DEFAULT pg_current_xact_id();

CREATE FUNCTION public.patchworks_tx_stamp() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.patchworks_tx := pg_current_xact_id();
  RETURN NEW;
END $$;

CREATE TRIGGER patchworks_tx_stamp BEFORE INSERT OR UPDATE ON public.orders_out
  FOR EACH ROW EXECUTE FUNCTION public.patchworks_tx_stamp();

CREATE INDEX orders_out_patchworks_tx ON public.orders_out (patchworks_tx, id);

-- Wakes the source, so that it need not ask often. Leave it out where very many small transactions insert.
CREATE FUNCTION public.orders_out_notify() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NOTIFY orders_out;
  RETURN NULL;
END $$;

CREATE TRIGGER orders_out_notify AFTER INSERT OR UPDATE ON public.orders_out
  FOR EACH STATEMENT EXECUTE FUNCTION public.orders_out_notify();

-- The sink writes orders here; a flow takes them away.
CREATE TABLE public.orders_in (
  id         text PRIMARY KEY,
  channel    text,
  currency   text,
  total      numeric,
  created_at timestamptz,
  body       jsonb NOT NULL
);
