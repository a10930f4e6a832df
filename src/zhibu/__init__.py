"""zhibu (支部): the organisational life of small Party branches, one record, once."""
