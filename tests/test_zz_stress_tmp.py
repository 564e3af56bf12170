import os, random, threading, time, collections, traceback
import pytest
from django.db import connection, OperationalError, IntegrityError
from django.contrib.auth.models import User
from letters.models import *
from letters.workflow import vault, tidying
from letters.workflow.errors import Refused
from letters.workflow.sweeping import sweep
from letters.workflow.publishing import binding, compiling, sheaves
from letters.workflow.publishing.books import change_book
from letters.workflow.publishing.consenting import *
from letters.workflow.publishing.consenting import NO_LONGER
from letters.workflow.publishing.agreed import withdrawn
from letters.workflow.publishing.asking import ask_for_book
from letters.workflow.publishing.offering import offer
from tests.bookmaking import agreed_book, finished_letter, ALL
from datetime import timedelta
from django.db.models.functions import Now
from django.utils import timezone
import tempfile

@pytest.mark.django_db(transaction=True)
def test_stress(house, submission, amy, paul, tatiana, samantha, private_root, monkeypatch, settings):
    monkeypatch.setattr(tempfile, "tempdir", str(private_root.parent))
    lets=[finished_letter(submission, amy, paul, f"Dear Catherine,\n\nThe tram was late {i} times, and so on.\n\nTheodore") for i in range(10)]
    books=[agreed_book(lets[:7], paul), agreed_book(lets[3:], paul)]
    books=[change_book(b, paul, b.version, setting="reading") for b in books]
    for i,n in enumerate(("a","b")): Publisher.objects.create(slug=n, name=n)
    press=list(Publisher.objects.all())
    stop=time.time()+float(os.environ.get("SECS","45"))
    count=collections.Counter(); bad=[]
    def loop(name, deed):
        rng=random.Random(name)
        while time.time()<stop and not bad:
            try:
                deed(rng); count[name]+=1
            except Refused as e: count[name+" refused "+type(e).__name__]+=1
            except (Letter.DoesNotExist, Consent.DoesNotExist, Brief.DoesNotExist, Compilation.DoesNotExist, Publisher.DoesNotExist) as e: count[name+" gone "+type(e).__name__]+=1
            except Exception as e:
                count[name+" ERROR "+type(e).__name__]+=1; 
                if count[name+" ERROR "+type(e).__name__]<3: traceback.print_exc()
            time.sleep(rng.random()*.05)
        connection.close()
    def compile_(rng):
        b=Book.objects.get(pk=rng.choice(books).pk); compiling.compile_book(b, paul, b.version, for_ebook=rng.random()<.3)
    def withdraw(rng):
        c=rng.choice(list(Consent.objects.all())); withdraw_consent(c, None)
    def give(rng):
        for c in Consent.objects.filter(withdrawn_at__isnull=False): give_consent(c, ALL)
    def record(rng):
        l=rng.choice(list(Letter.objects.all())); 
        for p in parties_of(l): record_consent(l, p.party, p.name, ALL, tatiana, "x")
    def work(rng):
        for s in list(Sheaf.objects.waiting()[:3]): sheaves.write_sheaf(s.pk)
        for c in list(compiling.ready()[:2]): binding.bind_book(c.pk)
        Compilation.objects.filter(status="queued").update(lease_until=None)
    def sw(rng): sweep(); tidying.tidy()
    def erase(rng):
        time.sleep(4)
        if Letter.objects.count()>5: rng.choice(list(Brief.objects.all())).delete()
    def off(rng):
        c=rng.choice(list(Compilation.objects.filter(status="done"))or[None]); 
        if c: offer(c, rng.choice(press), paul, timezone.localdate())
    def askb(rng):
        b=rng.choice(list(Brief.objects.all())); ask_for_book(b, f"T{rng.randrange(3)}", "", (), ALL)
    deeds=dict(c1=compile_,c2=compile_,w=withdraw,g=give,r=record,r2=record,wk1=work,wk2=work,wk3=work,sw=sw,e=erase,o=off,a=askb,a2=askb)
    ts=[threading.Thread(target=loop,args=(n,d)) for n,d in deeds.items()]
    [t.start() for t in ts]; [t.join() for t in ts]
    for k,v in sorted(count.items()): print(k,v)
    tidying.note_erasures()
    fresh=Compilation.objects.filter(stale_reason="", status="done")
    print("compilations", Compilation.objects.count(), "fresh done", fresh.count(), "by status", collections.Counter(Compilation.objects.values_list("status","stale_reason")))
    for c in fresh:
        assert not withdrawn(c), (c.pk, withdrawn(c))
        assert c.letters.count()==c.plan["count"]
    # files
    named={*tidying._named()}
    have={p.name for p in private_root.iterdir() if not p.name.startswith(".")}
    print("files", len(have), "unnamed", len(have-named), collections.Counter(n.split(".")[1] for n in have-named), "missing", len(named-have-{".pdf",".sheaf"}))
    print("events", collections.Counter(BookEvent.objects.values_list("verb", flat=True)))
    print("reasons", collections.Counter(Compilation.objects.filter(status="failed").values_list("reason", flat=True)).most_common(8))
