"""tantivy on the same bigrams, without the text."""

import importlib.metadata
import importlib.util

import folding
from engine import Answer, Engine, allocated


class Tantivy(Engine):
    source = "tokens.jsonl"

    def __init__(self, folder, threads):
        super().__init__(folder)
        self.threads = threads
        self.settings = f"positions, text not stored, id and year as fast fields, 1 GB heap, {threads} writing threads"
        self.settings = self.settings.replace("1 writing threads", "1 writing thread")

    def missing(self):
        return [] if importlib.util.find_spec("tantivy") else ["tantivy (pip)"]

    def version(self):
        return importlib.metadata.version("tantivy")

    def open(self):
        import tantivy

        self.tantivy = tantivy
        path = self.folder / "tantivy"
        path.mkdir()
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("tokens", stored=False, tokenizer_name="whitespace", index_option="position")
        builder.add_unsigned_field("id", fast=True)
        builder.add_unsigned_field("year", fast=True, indexed=True)
        builder.add_text_field("agency", stored=False, tokenizer_name="raw", index_option="basic")
        self.schema = builder.build()
        self.index = tantivy.Index(self.schema, path=str(path))
        self.writer = self.index.writer(heap_size=1 << 30, num_threads=self.threads)

    def add(self, reports):
        for report in reports:
            document = self.tantivy.Document()
            document.add_unsigned("id", report["id"])
            document.add_unsigned("year", report["year"])
            document.add_text("agency", report["agency"])
            document.add_text("tokens", report["tokens"])
            self.writer.add_document(document)

    def commit(self):
        self.writer.commit()

    def finish(self):
        self.writer.commit()
        self.writer.wait_merging_threads()
        self.index.reload()
        self.searcher = self.index.searcher()

    def words(self, text):
        query = self.tantivy.Query
        tokens = folding.phrase(text)
        if len(tokens) == 1:
            return query.term_query(self.schema, "tokens", tokens[0], index_option="basic")
        return query.phrase_query(self.schema, "tokens", tokens)

    def ask(self, query):
        must, not_ = self.tantivy.Occur.Must, self.tantivy.Occur.MustNot
        parts = [(must, self.words(word)) for word in query["all"]]
        parts += [(not_, self.words(word)) for word in query["none"]]
        for name in ("year", "agency"):
            if query.get(name) is not None:
                term = self.tantivy.Query.term_query(self.schema, name, query[name], index_option="basic")
                parts.append((must, term))
        whole = parts[0][1] if len(parts) == 1 else self.tantivy.Query.boolean_query(parts)
        answer = Answer()
        found = self.searcher.search(whole, limit=max(1, query["limit"]), count=query["total"], order_by_field="id")
        if query["total"]:
            answer.total = found.count
        if query["limit"]:
            answer.ids = [key for key, _ in found.hits]
        if query["facet"]:
            years = self.searcher.aggregate(whole, {"years": {"terms": {"field": "year", "size": 100}}})
            answer.years = {int(year["key"]): year["doc_count"] for year in years["years"]["buckets"]}
        return answer

    def size(self):
        return {"index": allocated(self.folder / "tantivy")}
